package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.DiskFiles;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.Finding;
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

  private Workspace read() {
    RequestContext context =
        new RequestContext(
            Environment.of(Map.of("PATH", "/usr/bin"), OperatingSystem.LINUX),
            root,
            OperatingSystem.LINUX,
            Clock.systemUTC());
    SpecLoader specs = new SpecLoader(new SchemaValidator(), root);
    return new WorkspaceReader(
            context, new DiskFiles(root), path -> specs.load(List.of(root.relativize(path))))
        .read(WorkspaceFinder.below(root, false).folders().get(0));
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
