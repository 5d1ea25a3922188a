package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.credsmith.bazelrc.ResolvedImport.Outcome;
import io.github.credsmith.bazelrc.StackProblem.Kind;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BazelrcStackTest {
  @Test
  void importsActInPlace() {
    BazelrcStack stack =
        new MemoryFiles()
            .with(".bazelrc", "build --a", "import %workspace%/tools/b.rc", "build --d")
            .with("tools/b.rc", "build --b", "try-import tools/c.rc")
            .with("tools/c.rc", "build --c")
            .stack("8.4.2");

    assertThat(optionNames(stack)).containsExactly("a", "b", "c", "d");
    assertThat(stack.problems()).isEmpty();
    assertThat(stack.files().keySet())
        .containsExactly(
            Path.of("/repo/.bazelrc"), Path.of("/repo/tools/b.rc"), Path.of("/repo/tools/c.rc"));
    EffectiveOption c = build(stack).options().get(2);
    assertThat(c.location().file()).isEqualTo("tools/c.rc");
    assertThat(c.imports().locations())
        .extracting(Object::toString)
        .containsExactly(".bazelrc:2:8", "tools/b.rc:2:12");
  }

  @Test
  void aWorkspaceWithoutAFileHasAnEmptyStack() {
    BazelrcStack stack = new MemoryFiles().stack("8.4.2");

    assertThat(stack.entries()).isEmpty();
    assertThat(stack.problems()).isEmpty();
  }

  @Test
  void aMissingFileFailsImportAlone() {
    BazelrcStack stack =
        new MemoryFiles()
            .with(".bazelrc", "try-import user.rc", "import %workspace%/gone.rc", "build --a")
            .stack("8.4.2");

    assertThat(stack.imports())
        .extracting(ResolvedImport::outcome)
        .containsExactly(Outcome.MISSING, Outcome.MISSING);
    assertThat(stack.problems())
        .extracting(StackProblem::kind, p -> p.location().toString(), StackProblem::detail)
        .containsExactly(tuple(Kind.MISSING_IMPORT, ".bazelrc:2:8", "%workspace%/gone.rc"));
    assertThat(optionNames(stack)).containsExactly("a");
  }

  @Test
  void aLoopIsReportedWithItsSteps() {
    BazelrcStack stack =
        new MemoryFiles()
            .with(".bazelrc", "import a.rc")
            .with("a.rc", "try-import %workspace%/./b.rc", "build --a")
            .with("b.rc", "try-import a.rc", "build --b")
            .stack("8.4.2");

    assertThat(stack.problems())
        .extracting(StackProblem::kind, p -> p.location().toString(), StackProblem::detail)
        .containsExactly(tuple(Kind.IMPORT_LOOP, "b.rc:1:12", "a.rc -> b.rc -> a.rc"));
    assertThat(optionNames(stack)).containsExactly("b", "a");
  }

  @Test
  void twoImportsOfOneFileCountTwice() {
    BazelrcStack stack =
        new MemoryFiles()
            .with(".bazelrc", "import a.rc", "import a.rc")
            .with("a.rc", "build --a")
            .stack("8.4.2");

    assertThat(optionNames(stack)).containsExactly("a", "a");
    assertThat(stack.problems()).isEmpty();
  }

  @Test
  void aMalformedLineCountsThroughATryImportToo() {
    BazelrcStack stack =
        new MemoryFiles()
            .with(".bazelrc", "try-import a.rc")
            .with("a.rc", "import a b")
            .stack("8.4.2");

    assertThat(stack.problems())
        .extracting(StackProblem::kind, p -> p.location().toString(), p -> p.chain().size())
        .containsExactly(tuple(Kind.MALFORMED_IMPORT, "a.rc:1:1", 1));
  }

  @ParameterizedTest
  @CsvSource({
    ">=8.0.0, 8.7.0, READ",
    ">=9.0.0, 8.7.0, CONDITION_FALSE",
    ">=8.0.0, 8.6.0, CONDITION_UNSUPPORTED",
    "~9, 9.1.0, READ",
    "~9, latest, CONDITION_FALSE",
    ">=9.0.0, latest, READ"
  })
  void conditionsDecideAboutImports(String condition, String version, Outcome outcome) {
    BazelrcStack stack =
        new MemoryFiles()
            .with(".bazelrc", "try-import-if-bazel-version " + condition + " a.rc")
            .with("a.rc", "build --a")
            .stack(version);

    assertThat(stack.imports()).extracting(ResolvedImport::outcome).containsExactly(outcome);
    assertThat(optionNames(stack)).hasSize(outcome == Outcome.READ ? 1 : 0);
    assertThat(stack.problems()).hasSize(outcome == Outcome.CONDITION_UNSUPPORTED ? 1 : 0);
  }

  @Test
  void systemWorkspaceHomeAndExplicitFilesAreReadInThisOrder() {
    MemoryFiles files =
        new MemoryFiles()
            .with("/etc/bazel.bazelrc", "build --system")
            .with(".bazelrc", "build --workspace")
            .with("/home/me/.bazelrc", "build --home")
            .with("ci.rc", "build --ci");
    RequestContext context = context(Map.of("HOME", "/home/me"), OperatingSystem.LINUX);
    RcFileSet set =
        RcFileSet.ofWorkspace(MemoryFiles.ROOT)
            .withUserFiles(context)
            .with(List.of(Path.of("ci.rc"), Path.of("gone.rc"), Path.of(".bazelrc")));

    BazelrcStack stack = BazelrcStack.read(set, files, BazelVersion.NEWEST);

    assertThat(optionNames(stack)).containsExactly("system", "workspace", "home", "ci");
    assertThat(stack.problems())
        .extracting(StackProblem::kind, StackProblem::detail)
        .containsExactly(tuple(Kind.MISSING_RC_FILE, "/repo/gone.rc"));
  }

  @Test
  void aHomeThatIsTheWorkspaceIsReadOnce() {
    MemoryFiles files = new MemoryFiles().with(".bazelrc", "build --a");
    RcFileSet set =
        RcFileSet.ofWorkspace(MemoryFiles.ROOT)
            .withUserFiles(context(Map.of("HOME", "/repo"), OperatingSystem.LINUX));

    assertThat(optionNames(BazelrcStack.read(set, files, BazelVersion.NEWEST)))
        .containsExactly("a");
  }

  @Test
  void anOverlayStandsForAFileThatIsNotWritten() {
    MemoryFiles files = new MemoryFiles().with(".bazelrc", "import new.rc");
    RcFiles overlaid =
        files.overlaid(Map.of(Path.of("/repo/new.rc"), SourceText.of("new.rc", "build --new")));

    assertThat(
            optionNames(
                BazelrcStack.read(
                    RcFileSet.ofWorkspace(MemoryFiles.ROOT), overlaid, BazelVersion.NEWEST)))
        .containsExactly("new");
  }

  @Test
  void importsThatMultiplyAreCutShort() {
    MemoryFiles files = new MemoryFiles().with(".bazelrc", "import f0");
    for (int i = 0; i < 50; i++) {
      files.with("f" + i, "import f" + (i + 1), "import f" + (i + 1));
    }
    BazelrcStack stack = files.with("f50", "build --a").stack("8.4.2");

    assertThat(stack.problems())
        .extracting(StackProblem::kind)
        .containsExactly(Kind.TOO_MANY_IMPORTS);
  }

  @Test
  void aVeryDeepChainIsCutShort() {
    MemoryFiles files = new MemoryFiles().with(".bazelrc", "import f0");
    for (int i = 0; i < 5000; i++) {
      files.with("f" + i, "import f" + (i + 1));
    }

    assertThat(files.stack("8.4.2").problems())
        .extracting(StackProblem::kind)
        .containsExactly(Kind.TOO_MANY_IMPORTS);
  }

  @Test
  void filesOnDiskAreNamedFromTheWorkspace(@TempDir Path folder) throws IOException {
    Path root = Files.createDirectories(folder.resolve("repo"));
    Path outside = Files.writeString(folder.resolve("outside.rc"), "build --outside\n");
    Files.createDirectories(root.resolve("tools"));
    Files.writeString(
        root.resolve(".bazelrc"), "import tools/a.rc\nimport " + outside + "\nimport tools\n");
    Files.write(root.resolve("tools/a.rc"), "build --ä".getBytes(StandardCharsets.ISO_8859_1));

    BazelrcStack stack =
        BazelrcStack.read(RcFileSet.ofWorkspace(root), new DiskFiles(root), BazelVersion.NEWEST);

    assertThat(stack.problems())
        .extracting(StackProblem::kind, p -> p.location().file())
        .containsExactly(
            tuple(Kind.UNREADABLE_FILE, "tools/a.rc"), tuple(Kind.UNREADABLE_FILE, "tools"));
    assertThat(build(stack).options())
        .extracting(option -> option.location().file())
        .containsExactly(outside.toString());
  }

  @Test
  void aRelativeImportIsVisible() {
    assertThat(new ImportPath("user.rc").isRelative()).isTrue();
    assertThat(new ImportPath("%workspace%/user.rc").isRelative()).isFalse();
    assertThat(new ImportPath("/etc/rc").isRelative()).isFalse();
    assertThat(new ImportPath("C:/rc").isRelative()).isFalse();
    assertThat(new ImportPath("%workspace%//a").resolve(MemoryFiles.ROOT))
        .contains(Path.of("/repo/a"));
    assertThat(new ImportPath("a\0b").resolve(MemoryFiles.ROOT)).isEmpty();
  }

  private static RequestContext context(Map<String, String> variables, OperatingSystem os) {
    return new RequestContext(Environment.of(variables, os), Path.of("/"), os, Clock.systemUTC());
  }

  private static EffectiveOptions build(BazelrcStack stack) {
    return stack.effectiveOptions(BazelCommand.BUILD, List.of(), OperatingSystem.LINUX);
  }

  private static List<String> optionNames(BazelrcStack stack) {
    return build(stack).options().stream().map(option -> option.option().name()).toList();
  }

  @Test
  void theWorkspacesVersionIsBazelisks() {
    MemoryFiles files = new MemoryFiles();
    Environment empty = Environment.of(Map.of(), OperatingSystem.LINUX);
    assertThat(WorkspaceVersion.ofFiles(files, MemoryFiles.ROOT).version().isUnknown()).isTrue();

    files.with(".bazelversion", "8.4.2", "ignored");
    assertThat(WorkspaceVersion.of(files, MemoryFiles.ROOT, empty))
        .satisfies(
            found -> {
              assertThat(found.version()).hasToString("8.4.2");
              assertThat(found.location().map(Object::toString)).contains(".bazelversion:1:1");
            });

    files.with(
        ".bazeliskrc",
        "# USE_BAZEL_VERSION=1.0.0",
        "BAZELISK_BASE_URL=x",
        " USE_BAZEL_VERSION = 7.x");
    assertThat(WorkspaceVersion.ofFiles(files, MemoryFiles.ROOT).version()).hasToString("7.x");

    Environment chosen =
        Environment.of(Map.of("USE_BAZEL_VERSION", "6.5.0"), OperatingSystem.LINUX);
    assertThat(WorkspaceVersion.of(files, MemoryFiles.ROOT, chosen))
        .isEqualTo(new WorkspaceVersion(BazelVersion.parse("6.5.0"), Optional.empty()));
  }
}
