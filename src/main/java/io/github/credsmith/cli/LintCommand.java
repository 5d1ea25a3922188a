package io.github.credsmith.cli;

import io.github.credsmith.bazelrc.DiskFiles;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.LintTarget;
import io.github.credsmith.lint.LintTargets;
import io.github.credsmith.lint.Linter;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.lint.WorkspaceReader;
import io.github.credsmith.lint.catalogue.RuleCatalogue;
import io.github.credsmith.schema.SchemaValidator;
import io.github.credsmith.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Check the files that a workspace has.",
      "",
      "Looks at .bazelrc and what it imports, the helper configuration, docker's configuration and the spec, and above"
          + " all at each against the others. A folder stands for every workspace in it."
    })
final class LintCommand implements Callable<Integer> {
  private final Session session;

  /** A workspace and what is wrong with it, as far as that is wanted. */
  private record Linted(Workspace workspace, List<Finding> findings) {}

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Folders and files. Default: the working directory.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private LintFormat format = LintFormat.TEXT;

  @Option(names = "--output", paramLabel = "FILE", description = "Write the report to a file.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--severity",
      paramLabel = "LEAST",
      defaultValue = "info",
      description = "Leave out what matters less: info, warning or error. Default: info")
  private Severity severity = Severity.INFO;

  @Option(
      names = "--user-files",
      description = "Also read the system's and your own .bazelrc, as Bazel does.")
  private boolean userFiles;

  LintCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LintTargets targets = new LintTargets(userFiles);
    for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      targets.add(session.workingDirectory().resolve(path).normalize());
    }
    Linter linter = new Linter(new RuleCatalogue().rules());
    WorkspaceReader reader = reader();
    // In parallel, and in the order of the targets all the same.
    List<Linted> linted =
        targets.targets().parallelStream().map(t -> lint(t, reader, linter)).toList();
    List<Workspace> workspaces = linted.stream().map(Linted::workspace).toList();
    List<Finding> findings =
        linted.stream().flatMap(l -> l.findings().stream()).sorted(Finding.BY_PLACE).toList();
    targets.refused().forEach(r -> session.err().println(r.path() + ": " + r.reason()));
    boolean written = write(format.report(workspaces, findings).render(findings));
    if (!written || !targets.refused().isEmpty()) {
      return ExitCode.USAGE;
    }
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
        ? ExitCode.FINDINGS
        : ExitCode.OK;
  }

  private Linted lint(LintTarget target, WorkspaceReader reader, Linter linter) {
    Workspace workspace = reader.read(target.folder());
    return new Linted(
        workspace, linter.lint(workspace).stream().filter(f -> isWanted(f, target)).toList());
  }

  private WorkspaceReader reader() {
    Path base = session.workingDirectory();
    SpecLoader specs = new SpecLoader(new SchemaValidator(), base);
    return new WorkspaceReader(
        session.context(),
        new DiskFiles(base),
        path -> specs.load(List.of(path.startsWith(base) ? base.relativize(path) : path)));
  }

  private boolean isWanted(Finding finding, LintTarget target) {
    Path file = session.workingDirectory().resolve(finding.location().file()).normalize();
    return finding.severity().compareTo(severity) >= 0 && target.wants(file);
  }

  private boolean write(String report) {
    if (output.isEmpty()) {
      session.out().print(report);
      return true;
    }
    Path file = session.workingDirectory().resolve(output.get());
    try {
      Files.writeString(file, report);
      return true;
    } catch (IOException e) {
      session.err().println(output.get() + ": cannot be written: " + e.getMessage());
      return false;
    }
  }
}
