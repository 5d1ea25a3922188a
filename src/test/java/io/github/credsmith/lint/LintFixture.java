package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.DiskFiles;
import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.cli.GeneratedDrift;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.generate.DiskWorkspace;
import io.github.credsmith.generate.FileWriter;
import io.github.credsmith.generate.GenerationRequest;
import io.github.credsmith.generate.Planner;
import io.github.credsmith.generate.Templates;
import io.github.credsmith.lint.catalogue.RuleCatalogue;
import io.github.credsmith.schema.SchemaValidator;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.SpecLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A workspace on disk that every rule looks at. */
final class LintFixture {
  private final Path root;
  private final Map<String, String> variables = new HashMap<>(Map.of("PATH", "/usr/bin"));
  private boolean userFiles;

  LintFixture(Path root) {
    this.root = root;
  }

  /** Writes the files of an example and lints them; what is in its home counts. */
  List<Finding> lint(Example example) {
    for (Example.File file : example.files()) {
      userFiles |= file.path().startsWith(Example.HOME) || file.path().startsWith(Example.VARIABLE);
      if (file.path().startsWith(Example.VARIABLE)) {
        variables.put(file.path().substring(Example.VARIABLE.length()), file.text());
      } else {
        write(file);
      }
    }
    if (userFiles) {
      variables.put("HOME", home().toString());
      write(new Example.File(".gitignore", "/home\n", Example.Mode.PLAIN));
    }
    if (example.generated()) {
      generate();
    }
    return lint();
  }

  List<Finding> lint() {
    return new Linter(new RuleCatalogue().rules()).lint(reader(new DiskFiles(root)).read(folder()));
  }

  /** Mends what can be mended, and writes it without ceremony. */
  FixOutcome fix() {
    FixOutcome outcome = new Fixer(run(), new DiskFiles(root), file -> Optional.empty()).fix();
    outcome.files().forEach(file -> write(file.after()));
    return outcome;
  }

  /** All files with their texts. */
  Map<String, String> texts() {
    try (Stream<Path> files = Files.walk(root)) {
      Map<String, String> texts = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(root.relativize(file).toString(), Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LintRun run() {
    return new LintRun(
        context(),
        List.of(new LintTarget(folder(), Set.of())),
        new Linter(new RuleCatalogue().rules()),
        this::reader,
        Severity.INFO,
        total -> {});
  }

  private RequestContext context() {
    return new RequestContext(
        Environment.of(variables, OperatingSystem.LINUX),
        root,
        OperatingSystem.LINUX,
        Clock.systemUTC());
  }

  private WorkspaceReader reader(RcFiles files) {
    return new WorkspaceReader(
        context(),
        files,
        path -> specs().load(List.of(root.relativize(path))),
        new GeneratedDrift(root, new DiskFiles(root)));
  }

  private WorkspaceFolder folder() {
    return WorkspaceFinder.below(root, userFiles).folders().get(0);
  }

  private SpecLoader specs() {
    return new SpecLoader(new SchemaValidator(), root);
  }

  private void generate() {
    DiskWorkspace workspace = new DiskWorkspace(root);
    CredentialSpec spec = specs().load(List.of(Path.of("credsmith.yaml"))).spec().orElseThrow();
    GenerationRequest request = new GenerationRequest(spec, "credsmith.yaml", workspace);
    Planner planner = new Planner(new Templates(Optional.empty()));
    new FileWriter(workspace).write(planner.plan(request, false).changes());
  }

  private Path home() {
    return root.resolve("home");
  }

  private void write(SourceText text) {
    try {
      Files.writeString(root.resolve(text.file()), text.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Example.File file) {
    Path path =
        file.path().startsWith(Example.HOME)
            ? home().resolve(file.path().substring(Example.HOME.length()))
            : root.resolve(file.path());
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text());
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode(file.mode())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mode(Example.Mode mode) {
    return switch (mode) {
      case PLAIN -> "rw-r--r--";
      case EXECUTABLE -> "rwxr-xr-x";
      case PRIVATE -> "rw-------";
    };
  }
}
