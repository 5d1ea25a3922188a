package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.DiskFiles;
import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.lint.catalogue.RuleCatalogue;
import io.github.credsmith.schema.SchemaValidator;
import io.github.credsmith.spec.SpecLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A workspace on disk that every rule looks at. */
final class LintFixture {
  private final Path root;

  LintFixture(Path root) {
    this.root = root;
  }

  /** Writes the files of an example and lints them. */
  List<Finding> lint(Example example) {
    example.files().forEach(this::write);
    return lint();
  }

  List<Finding> lint() {
    return new Linter(new RuleCatalogue().rules()).lint(read());
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

  private Workspace read() {
    return reader(new DiskFiles(root)).read(folder());
  }

  private LintRun run() {
    return new LintRun(
        context(),
        List.of(new LintTarget(folder(), Set.of())),
        new Linter(new RuleCatalogue().rules()),
        this::reader,
        Severity.INFO,
        (done, total) -> {});
  }

  private RequestContext context() {
    return new RequestContext(
        Environment.of(Map.of("PATH", "/usr/bin"), OperatingSystem.LINUX),
        root,
        OperatingSystem.LINUX,
        Clock.systemUTC());
  }

  private WorkspaceReader reader(RcFiles files) {
    SpecLoader specs = new SpecLoader(new SchemaValidator(), root);
    return new WorkspaceReader(
        context(), files, path -> specs.load(List.of(root.relativize(path))));
  }

  private WorkspaceFolder folder() {
    return new WorkspaceFolder(
        root,
        List.of(),
        Stream.of(root.resolve(".docker/config.json"))
            .filter(Files::exists)
            .map(path -> new WorkspaceFolder.DockerFile(path, ConfigFormat.DOCKER))
            .toList(),
        Optional.of(root.resolve("credsmith.yaml")).filter(Files::exists),
        false);
  }

  private void write(SourceText text) {
    try {
      Files.writeString(root.resolve(text.file()), text.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Example.File file) {
    Path path = root.resolve(file.path());
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
