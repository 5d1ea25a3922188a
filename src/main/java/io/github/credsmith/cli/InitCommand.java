package io.github.credsmith.cli;

import io.github.credsmith.adopt.StarterSpec;
import io.github.credsmith.adopt.WorkspaceScan;
import io.github.credsmith.generate.Templates;
import io.github.credsmith.spec.CredentialSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write a first spec.",
      "",
      "Looks for hosts in MODULE.bazel, WORKSPACE and .bazelrc and writes a commented credsmith.yaml that covers them."
    })
final class InitCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The workspace. Default: the working directory.")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--stdout", description = "Write nothing; print the spec.")
  private boolean stdout;

  @Option(names = "--force", description = "Replace a spec that is there.")
  private boolean force;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "A folder with Mustache templates that replace the shipped ones.")
  private Optional<Path> templates = Optional.empty();

  InitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    NewSpec spec = new NewSpec(session, directory);
    if (!spec.hasFolder()) {
      return ExitCode.USAGE;
    }
    WorkspaceScan scan = WorkspaceScan.of(spec.workspace());
    scan.unreadable().forEach(unreadable -> session.err().println(Faults.line(unreadable)));
    String text =
        new Templates(templates.map(session.workingDirectory()::resolve))
            .fill(
                CredentialSpec.FILE_NAME,
                StarterSpec.of(spec.folder(), scan.hosts(), scan.rules()));
    if (stdout) {
      session.out().print(text);
      return ExitCode.OK;
    }
    if (!spec.mayBeWritten(force)) {
      return ExitCode.FINDINGS;
    }
    spec.write(text);
    session
        .out()
        .println("created " + CredentialSpec.FILE_NAME + "; next: credsmith generate --diff");
    return ExitCode.OK;
  }
}
