package io.github.credsmith.cli;

import io.github.credsmith.adopt.ImportNote;
import io.github.credsmith.adopt.WorkspaceImport;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.YamlReader;
import io.github.credsmith.generate.Artifact;
import io.github.credsmith.generate.GenerationRequest;
import io.github.credsmith.generate.Planner;
import io.github.credsmith.generate.Templates;
import io.github.credsmith.generate.WorkspaceFiles;
import io.github.credsmith.schema.SchemaName;
import io.github.credsmith.schema.SchemaValidator;
import io.github.credsmith.spec.CredentialSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write the spec that the existing files amount to.",
      "",
      "Reads .bazelrc and what it imports, .tweag-credential-helper.json, .docker/config.json and"
          + " .config/containers/auth.json, writes credsmith.yaml, and lists what it could not carry over."
    })
final class ImportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The workspace. Default: the working directory.")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--stdout",
      description = "Write nothing; print the spec, with *** for a secret in it.")
  private boolean stdout;

  @Option(names = "--force", description = "Replace a spec that is there.")
  private boolean force;

  ImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    NewSpec spec = new NewSpec(session, directory);
    if (!spec.hasFolder()) {
      return ExitCode.USAGE;
    }
    if (!stdout && !spec.mayBeWritten(force)) {
      return ExitCode.FINDINGS;
    }
    WorkspaceImport imported = WorkspaceImport.of(spec.workspace());
    String folder = spec.folder();
    String text = imported.text(folder);
    int notes = report(imported, text);
    if (stdout) {
      session.out().print(imported.textWithoutSecrets(folder));
    } else {
      spec.write(text);
      sayCreated(notes);
    }
    return imported.unreadable().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
  }

  private int report(WorkspaceImport imported, String text) {
    imported.unreadable().forEach(unreadable -> session.err().println(unreadable));
    List<ImportNote> notes = imported.notes(ImportCommand::generated);
    notes.forEach(note -> session.err().println(note));
    List<Finding> unfit =
        new SchemaValidator()
            .validate(
                YamlReader.read(SourceText.of(CredentialSpec.FILE_NAME, text)).root(),
                SchemaName.CREDSMITH);
    unfit.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .forEach(f -> session.err().println(f.location() + ": mend this: " + f.what()));
    return notes.size() + unfit.size();
  }

  private void sayCreated(int notes) {
    session
        .out()
        .println(
            "created "
                + CredentialSpec.FILE_NAME
                + " with "
                + notes
                + (notes == 1 ? " note" : " notes")
                + "; next: credsmith generate --diff");
  }

  /** What a spec alone amounts to: the lines that stand in the workspace now are left out. */
  private static Map<String, String> generated(CredentialSpec spec) {
    return new Planner(new Templates(Optional.empty()))
            .artifacts(new GenerationRequest(spec, CredentialSpec.FILE_NAME, WorkspaceFiles.NONE))
            .stream()
            .collect(Collectors.toMap(Artifact::path, Artifact::content));
  }
}
