package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.DiskFiles;
import io.github.credsmith.cli.GeneratedDrift;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.Finding;
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

/** A workspace on disk that every rule looks at. */
final class LintFixture {
  private final Path root;

  LintFixture(Path root) {
    this.root = root;
  }

  /** Writes the files of an example and lints them; what is in its home counts. */
  List<Finding> lint(Example example) {
    Map<String, String> variables = new HashMap<>(Map.of("PATH", "/usr/bin"));
    boolean own = false;
    for (Example.File file : example.files()) {
      own |= file.path().startsWith(Example.HOME) || file.path().startsWith(Example.VARIABLE);
      if (file.path().startsWith(Example.VARIABLE)) {
        variables.put(file.path().substring(Example.VARIABLE.length()), file.text());
      } else {
        write(file);
      }
    }
    if (own) {
      variables.put("HOME", home().toString());
      write(new Example.File(".gitignore", "/home\n", Example.Mode.PLAIN));
    }
    if (example.generated()) {
      generate();
    }
    return lint(variables, own);
  }

  List<Finding> lint() {
    return lint(Map.of("PATH", "/usr/bin"), false);
  }

  private List<Finding> lint(Map<String, String> variables, boolean userFiles) {
    RequestContext context =
        new RequestContext(
            Environment.of(variables, OperatingSystem.LINUX),
            root,
            OperatingSystem.LINUX,
            Clock.systemUTC());
    WorkspaceReader reader =
        new WorkspaceReader(
            context,
            new DiskFiles(root),
            path -> specs().load(List.of(root.relativize(path))),
            new GeneratedDrift(root));
    return new Linter(new RuleCatalogue().rules())
        .lint(reader.read(WorkspaceFinder.below(root, userFiles).folders().get(0)));
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
