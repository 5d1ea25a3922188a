package io.github.credsmith;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.credsmith.agent.AgentStarter;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.install.JavaRuntime;
import io.github.credsmith.secret.ChildProcess;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the package table of the design: which package may use which. */
class ArchitectureTest {
  private static final String ROOT = "io.github.credsmith";

  /**
   * Words for what a text, a URI and a request are; every package may use them and they use nothing
   * of ours.
   */
  private static final Set<String> VOCABULARY = Set.of("document", "uri", "context");

  private static final Set<String> FILE_MODELS =
      Set.of("bazelrc", "helperconfig", "dockerconfig", "kubernetes");

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("schema", Set.of()),
          entry("bazelrc", Set.of()),
          entry("helperconfig", Set.of()),
          entry("dockerconfig", Set.of()),
          entry("kubernetes", Set.of("dockerconfig")),
          entry("spec", Set.of("schema")),
          entry("generate", with(FILE_MODELS, "spec")),
          entry("adopt", with(FILE_MODELS, "spec")),
          entry("lint", with(FILE_MODELS, "spec")),
          entry("report", Set.of()),
          entry("http", Set.of()),
          entry("secret", Set.of("http")),
          entry("helper", Set.of("helperconfig", "dockerconfig", "secret", "http")),
          entry("agent", Set.of("helper")),
          entry("install", Set.of()));

  /** What reads, or tells of, a file by itself. */
  private static final Set<Class<?>> FILE_ACCESS =
      Set.of(
          Files.class,
          FileInputStream.class,
          FileReader.class,
          RandomAccessFile.class,
          Scanner.class,
          FileChannel.class,
          AsynchronousFileChannel.class,
          ZipFile.class);

  /** What of a {@link File} is only about its name. */
  private static final Set<String> NAMING =
      Set.of("<init>", "toPath", "getName", "getPath", "toString", "separator", "pathSeparator");

  private static final Set<String> WRITING =
      Set.of("createTempFile", "write", "move", "deleteIfExists");

  private static final String SSO_TOKEN = ROOT + ".helper.s3.SsoToken";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @TestFactory
  List<DynamicTest> aPackageUsesOnlyWhatTheTableAllows() {
    return presentPackages().stream()
        .filter(name -> !name.equals("cli"))
        .map(name -> DynamicTest.dynamicTest(name, () -> notUsingOthers(name).check(CLASSES)))
        .toList();
  }

  @Test
  void everyPackageStandsInTheTable() {
    Set<String> known = new HashSet<>(MAY_USE.keySet());
    known.addAll(VOCABULARY);
    known.add("cli");
    assertThat(known).containsAll(presentPackages());
  }

  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void onlyTheBoundaryReadsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class)
        .orShould()
        .callMethod(System.class, "getProperties")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .because("a resident process answers for callers that each have their own environment")
        .check(CLASSES);
  }

  /** Of the file models, those that a request reads; lint and generate read a workspace. */
  private static final String[] OF_A_REQUEST =
      Stream.of("helper", "secret", "helperconfig", "dockerconfig", "http")
          .map(name -> ROOT + "." + name + "..")
          .toArray(String[]::new);

  /**
   * So that it is known which files an answer was made from. A login of {@code aws sso login} that
   * was renewed is written back, which is no reading; the test below holds it to that.
   */
  @Test
  void aRequestReadsFilesThroughItsContextOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(OF_A_REQUEST)
        .should()
        .accessTargetWhere(readsFiles().and(not(isWritingOf(SSO_TOKEN))))
        .because("an answer is reused only where every file that it was made from is the same")
        .check(CLASSES);
  }

  /** Lest the exception outlive its reason. */
  @Test
  void theOneClassThatWritesAFileStillDoes() {
    assertThat(CLASSES.get(SSO_TOKEN).getAccessesFromSelf())
        .anyMatch(access -> readsFiles().test(access));
  }

  private static DescribedPredicate<JavaAccess<?>> readsFiles() {
    return DescribedPredicate.describe(
        "reads a file",
        access -> {
          JavaClass owner = access.getTargetOwner();
          String name = access.getTarget().getName();
          return FILE_ACCESS.stream().anyMatch(owner::isEquivalentTo)
              || owner.isEquivalentTo(File.class) && !NAMING.contains(name)
              || owner.isEquivalentTo(Path.class) && name.equals("toRealPath")
              || owner.isEquivalentTo(SourceText.class) && readsPath(access);
        });
  }

  private static boolean readsPath(JavaAccess<?> access) {
    return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getName().equals("read")
        && unit.getRawParameterTypes().get(0).isEquivalentTo(Path.class);
  }

  private static DescribedPredicate<JavaAccess<?>> isWritingOf(String writer) {
    return DescribedPredicate.describe(
        "writing of " + writer,
        access ->
            access.getOriginOwner().getFullName().equals(writer)
                && access.getTargetOwner().isEquivalentTo(Files.class)
                && WRITING.contains(access.getTarget().getName()));
  }

  /**
   * One for the programs of a caller, so that each has the caller's environment and a time to end
   * in, and none is left behind; one for the JVM that runs, whose children must see nothing of the
   * caller; and one for the agent, which is meant to be left behind.
   */
  @Test
  void oneClassStartsPrograms() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ChildProcess.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(AgentStarter.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(JavaRuntime.class.getName())
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(CLASSES);
  }

  private static ArchRule notUsingOthers(String name) {
    Set<String> allowed = new HashSet<>(MAY_USE.getOrDefault(name, Set.of()));
    allowed.add(name);
    if (!VOCABULARY.contains(name)) {
      allowed.addAll(VOCABULARY);
    }
    String[] forbidden =
        presentPackages().stream()
            .filter(other -> !allowed.contains(other))
            .map(other -> ROOT + "." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden);
  }

  private static Set<String> presentPackages() {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(ROOT + "."))
        .map(name -> name.substring(ROOT.length() + 1).replaceAll("\\..*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> with(Set<String> names, String more) {
    Set<String> all = new HashSet<>(names);
    all.add(more);
    return Set.copyOf(all);
  }
}
