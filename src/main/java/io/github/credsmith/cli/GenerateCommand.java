package io.github.credsmith.cli;

import io.github.credsmith.generate.Artifact;
import io.github.credsmith.generate.Change;
import io.github.credsmith.generate.DiskWorkspace;
import io.github.credsmith.generate.FileWriter;
import io.github.credsmith.generate.GenerationRequest;
import io.github.credsmith.generate.Plan;
import io.github.credsmith.generate.Planner;
import io.github.credsmith.generate.Refusal;
import io.github.credsmith.generate.Target;
import io.github.credsmith.generate.Templates;
import io.github.credsmith.generate.UnifiedDiff;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write the files that a spec describes.",
      "",
      "Only what is credsmith's is replaced: its block in an rc file, its entries in docker's files, and files that it"
          + " wrote and nobody changed since. Nothing is written while anything stands in the way."
    })
final class GenerateCommand implements Callable<Integer> {
  private static final String UP_TO_DATE = "everything is up to date";

  private final Session session;

  @Mixin private SpecInput input;

  @ArgGroup(exclusive = true)
  private Mode mode = new Mode();

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "A folder with Mustache templates that replace the shipped ones.")
  private Optional<Path> templates = Optional.empty();

  @Spec private CommandSpec spec;

  /** What to do instead of writing, or how. */
  private static final class Mode {
    @Option(
        names = "--check",
        description = "Write nothing; print what differs and exit with 1 if anything does.")
    private boolean check;

    @Option(names = "--diff", description = "Write nothing; print what would change.")
    private boolean diff;

    @Option(
        names = "--stdout",
        paramLabel = "TARGET",
        description =
            "Write nothing; print what the spec alone amounts to for one target: helper-config, bazelrc,"
                + " bazelrc-import, stub, stub-windows, docker or podman.")
    private Optional<String> stdout = Optional.empty();

    @Option(
        names = "--force",
        description = "Also replace what was edited by hand or written by others.")
    private boolean force;
  }

  GenerateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Optional<Target> printed = mode.stdout.map(this::target);
    templates.ifPresent(dir -> input.requireFolder(session, dir));
    SpecInput.Outcome outcome = input.read(session, session.err());
    if (outcome.request().isEmpty()) {
      return outcome.exitCode();
    }
    GenerationRequest request = outcome.request().get();
    Planner planner =
        new Planner(new Templates(templates.map(session.workingDirectory()::resolve)));
    if (printed.isPresent()) {
      return print(planner, request, printed.get());
    }
    Plan plan = planner.plan(request, mode.force);
    plan.refusals().forEach(this::report);
    if (mode.check || mode.diff) {
      plan.changes().forEach(change -> session.out().print(UnifiedDiff.of(change)));
      plan.changes().stream()
          .filter(change -> change.kind() == Change.Kind.MAKE_EXECUTABLE)
          .forEach(change -> session.out().println(change.path() + " is not executable"));
      if (plan.isUpToDate()) {
        session.out().println(UP_TO_DATE);
        return ExitCode.OK;
      }
      return mode.check ? drifted(plan) : ExitCode.OK;
    }
    return plan.refusals().isEmpty() ? write(plan, input.workspace(session)) : ExitCode.FINDINGS;
  }

  private Target target(String id) {
    return Target.of(id)
        .filter(target -> target != Target.LOCK)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "no target '" + id + "'; there is " + targets()));
  }

  private static String targets() {
    return Target.ids().stream()
        .filter(id -> !id.equals(Target.LOCK.id()))
        .collect(Collectors.joining(", "));
  }

  private int print(Planner planner, GenerationRequest request, Target target) {
    List<Artifact> artifacts =
        planner.artifacts(request).stream()
            .filter(artifact -> artifact.target() == target)
            .toList();
    if (artifacts.isEmpty()) {
      session.err().println(input.names() + ": the spec generates no " + target.id());
      return ExitCode.FINDINGS;
    }
    artifacts.forEach(artifact -> session.out().print(artifact.own()));
    return ExitCode.OK;
  }

  private int drifted(Plan plan) {
    int files = plan.changes().size();
    if (files > 0) {
      session
          .err()
          .println(
              files
                  + (files == 1 ? " file is" : " files are")
                  + " not what "
                  + input.names()
                  + " says; run `credsmith generate`");
    }
    return ExitCode.FINDINGS;
  }

  private int write(Plan plan, DiskWorkspace workspace) {
    new FileWriter(workspace).write(plan.changes());
    for (Change change : plan.changes()) {
      session.out().println(word(change.kind()) + " " + change.path());
    }
    if (plan.changes().isEmpty()) {
      session.out().println(UP_TO_DATE);
    }
    return ExitCode.OK;
  }

  private static String word(Change.Kind kind) {
    return switch (kind) {
      case CREATE -> "created";
      case UPDATE -> "updated";
      case DELETE -> "deleted";
      case MAKE_EXECUTABLE -> "made executable";
    };
  }

  private void report(Refusal refusal) {
    session.err().println(refusal.location() + ": " + refusal.message());
  }
}
