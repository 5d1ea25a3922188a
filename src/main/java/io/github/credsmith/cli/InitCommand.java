package io.github.credsmith.cli;

import io.github.credsmith.adopt.StarterSpec;
import io.github.credsmith.adopt.WorkspaceScan;
import io.github.credsmith.generate.Change;
import io.github.credsmith.generate.DiskWorkspace;
import io.github.credsmith.generate.FileWriter;
import io.github.credsmith.generate.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static final String SPEC = "credsmith.yaml";

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
    Path workspace = session.workingDirectory().resolve(directory.orElse(Path.of(""))).normalize();
    if (!Files.isDirectory(workspace)) {
      session.err().println(workspace + ": is not a directory");
      return ExitCode.USAGE;
    }
    WorkspaceScan scan = WorkspaceScan.of(workspace);
    scan.unreadable().forEach(unreadable -> session.err().println(Faults.line(unreadable)));
    String folder = Optional.ofNullable(workspace.getFileName()).map(Path::toString).orElse("");
    String text =
        new Templates(templates.map(session.workingDirectory()::resolve))
            .fill(SPEC, StarterSpec.of(folder, scan.hosts(), scan.rules()));
    if (stdout) {
      session.out().print(text);
      return ExitCode.OK;
    }
    return write(workspace, text);
  }

  private int write(Path workspace, String text) {
    if (Files.exists(workspace.resolve(SPEC)) && !force) {
      session
          .err()
          .println(
              SPEC
                  + ": is there already; use --force to replace it, or --stdout to see the new one");
      return ExitCode.FINDINGS;
    }
    Change.Kind kind =
        Files.exists(workspace.resolve(SPEC)) ? Change.Kind.UPDATE : Change.Kind.CREATE;
    new FileWriter(new DiskWorkspace(workspace))
        .write(List.of(new Change(SPEC, kind, "", text, false)));
    session.out().println("created " + SPEC + "; next: credsmith generate --diff");
    return ExitCode.OK;
  }
}
