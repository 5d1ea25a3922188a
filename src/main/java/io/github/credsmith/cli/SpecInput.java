package io.github.credsmith.cli;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.generate.DiskWorkspace;
import io.github.credsmith.generate.GenerationRequest;
import io.github.credsmith.generate.TargetChecks;
import io.github.credsmith.report.TextReport;
import io.github.credsmith.schema.SchemaValidator;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.LoadedSpec;
import io.github.credsmith.spec.SpecLoader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The specs that a command is given, read and reported on. */
final class SpecInput {
  @Parameters(
      paramLabel = "SPEC",
      arity = "0..*",
      description =
          "The spec. Of several, each is laid over those before it. Default: credsmith.yaml")
  private List<Path> specs = new ArrayList<>();

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "The root of the workspace. Default: the folder of the (last) spec.")
  private Optional<Path> workspace = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * What reading the specs came to.
   *
   * @param request what to generate from; empty unless the exit code is 0
   * @param findings everything that was found
   * @param exitCode 0, or why the command cannot go on
   */
  record Outcome(Optional<GenerationRequest> request, List<Finding> findings, int exitCode) {}

  /** Reads the specs and says what is wrong with them. */
  Outcome read(Session session, PrintWriter report) {
    workspace.ifPresent(dir -> requireFolder(session, dir));
    List<Path> paths = specs.isEmpty() ? List.of(Path.of(CredentialSpec.FILE_NAME)) : specs;
    LoadedSpec loaded =
        new SpecLoader(new SchemaValidator(), session.workingDirectory()).load(paths);
    Optional<GenerationRequest> request =
        loaded
            .spec()
            .map(
                spec ->
                    new GenerationRequest(
                        spec, specPath(session, paths), new DiskWorkspace(root(session, paths))));
    List<Finding> findings = new ArrayList<>(loaded.findings());
    request.ifPresent(r -> findings.addAll(TargetChecks.check(r)));
    findings.sort(Finding.BY_PLACE);
    TextReport text = new TextReport(loaded.sources());
    findings.forEach(finding -> report.print(text.render(finding)));
    loaded.unreadable().forEach(unreadable -> session.err().println(Faults.line(unreadable)));
    int code = exitCode(loaded, findings);
    return new Outcome(code == ExitCode.OK ? request : Optional.empty(), findings, code);
  }

  /** The files that were asked for, as messages name them. */
  String names() {
    return specs.isEmpty()
        ? CredentialSpec.FILE_NAME
        : String.join(", ", specs.stream().map(Path::toString).toList());
  }

  DiskWorkspace workspace(Session session) {
    return new DiskWorkspace(
        root(session, specs.isEmpty() ? List.of(Path.of(CredentialSpec.FILE_NAME)) : specs));
  }

  private Path root(Session session, List<Path> paths) {
    Path last = session.workingDirectory().resolve(paths.get(paths.size() - 1)).normalize();
    return workspace
        .map(dir -> session.workingDirectory().resolve(dir).normalize())
        .orElse(last.getParent());
  }

  private String specPath(Session session, List<Path> paths) {
    Path last = session.workingDirectory().resolve(paths.get(paths.size() - 1)).normalize();
    return root(session, paths).relativize(last).toString().replace('\\', '/');
  }

  /** A folder that was meant for another name would be created, or give no templates at all. */
  void requireFolder(Session session, Path dir) {
    if (!Files.isDirectory(session.workingDirectory().resolve(dir))) {
      throw new ParameterException(command.commandLine(), "'" + dir + "' is not a folder");
    }
  }

  private static int exitCode(LoadedSpec loaded, List<Finding> findings) {
    if (!loaded.unreadable().isEmpty()) {
      return ExitCode.USAGE;
    }
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
        ? ExitCode.FINDINGS
        : ExitCode.OK;
  }
}
