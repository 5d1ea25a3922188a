package io.github.credsmith.cli;

import io.github.credsmith.bazelrc.DiskFiles;
import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.lint.FixOutcome;
import io.github.credsmith.lint.Fixer;
import io.github.credsmith.lint.LintOutcome;
import io.github.credsmith.lint.LintRun;
import io.github.credsmith.lint.LintTarget;
import io.github.credsmith.lint.LintTargets;
import io.github.credsmith.lint.Linter;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.WorkspaceReader;
import io.github.credsmith.lint.catalogue.RuleCatalogue;
import io.github.credsmith.report.Palette;
import io.github.credsmith.schema.SchemaValidator;
import io.github.credsmith.spec.SpecLoader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Check the files that a workspace has.",
      "",
      "Looks at .bazelrc and what it imports, the helper configuration, docker's configuration, Kubernetes manifests"
          + " with pull secrets and the spec, and above all at each against the others. A folder stands for every"
          + " workspace in it."
    })
final class LintCommand implements Callable<Integer> {
  private final Session session;

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
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Colours in the text report: ${COMPLETION-CANDIDATES}. auto: on a terminal, unless NO_COLOR is set.")
  private ColorMode color = ColorMode.AUTO;

  @Option(
      names = "--user-files",
      description =
          "Also read the system's and your own .bazelrc, as Bazel does, your .netrc and docker's configuration"
              + " including DOCKER_AUTH_CONFIG.")
  private boolean userFiles;

  @Option(
      names = "--fix",
      description = "Mend what can be mended without a doubt, and report what is left.")
  private boolean fix;

  @ArgGroup(exclusive = false)
  private Stdin stdin = new Stdin();

  @Spec private CommandSpec spec;

  /** A text that stands for a file. */
  private static final class Stdin {
    @Option(
        names = "--stdin",
        required = true,
        description = "Lint the text on standard input, as an editor has it.")
    private boolean on;

    @Option(
        names = "--stdin-filename",
        required = true,
        paramLabel = "FILE",
        description = "The file in whose place the text is looked at, whether it exists or not.")
    private Optional<Path> file = Optional.empty();
  }

  LintCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (stdin.on && (fix || !paths.isEmpty())) {
      throw new ParameterException(spec.commandLine(), "--stdin goes with neither --fix nor PATH");
    }
    // Over two hundred classes, which load while the folders are searched.
    CompletableFuture<List<Rule>> rules =
        CompletableFuture.supplyAsync(() -> new RuleCatalogue().rules());
    LintTargets targets = targets();
    LintOutcome outcome = outcome(new Linter(rules.join()), targets.targets());
    List<Finding> findings = outcome.findings();
    targets.refused().forEach(r -> session.err().println(r.path() + ": " + r.reason()));
    boolean written =
        write(format.report(outcome.workspaces(), findings, palette()).render(findings));
    if (!written || !targets.refused().isEmpty()) {
      return ExitCode.USAGE;
    }
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
        ? ExitCode.FINDINGS
        : ExitCode.OK;
  }

  private LintTargets targets() {
    LintTargets targets = new LintTargets(userFiles);
    if (stdin.on) {
      targets.addText(absolute(stdin.file.orElseThrow()));
      return targets;
    }
    for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      targets.add(absolute(path));
    }
    return targets;
  }

  private Path absolute(Path path) {
    return session.workingDirectory().resolve(path).normalize();
  }

  private RcFiles files() {
    DiskFiles disk = new DiskFiles(session.workingDirectory());
    if (!stdin.on) {
      return disk;
    }
    Path file = absolute(stdin.file.orElseThrow());
    return disk.overlaid(Map.of(file, typed(disk.displayName(file))));
  }

  /** The text on standard input. */
  private SourceText typed(String name) {
    // A file's own stream asks for its length and position, which a pipe does not have.
    InputStream in = new BufferedInputStream(session.in());
    try {
      return SourceText.decode(name, in.readNBytes(SourceText.MAX_BYTES + 1));
    } catch (IOException e) {
      throw new DocumentException(
          Location.ofFile(name), "cannot be read from standard input: " + e.getMessage());
    }
  }

  private Palette palette() {
    boolean terminal = session.terminals().out() && output.isEmpty();
    return color.colours(session.context().environment(), terminal)
        ? Palette.COLOURS
        : Palette.PLAIN;
  }

  private LintOutcome outcome(Linter linter, List<LintTarget> targets) {
    RcFiles files = files();
    boolean watched =
        session.terminals().err() && !ColorMode.isDumb(session.context().environment());
    try (ProgressLine progress =
        new ProgressLine(session.err(), watched, session.context().clock())) {
      LintRun run =
          new LintRun(
              session.context(), targets, linter, this::reader, severity, progress::advance);
      return fix ? fixed(run, files, targets, progress) : run.lint(files);
    }
  }

  private LintOutcome fixed(
      LintRun run, RcFiles files, List<LintTarget> targets, ProgressLine progress) {
    FixedFiles disk = new FixedFiles(session, targets);
    FixOutcome outcome = new Fixer(run, files, disk::refusal).fix();
    progress.close();
    disk.write(outcome.files());
    outcome
        .refused()
        .forEach(r -> session.err().println(r.file() + ": not fixed: the file " + r.reason()));
    String names =
        outcome.files().stream().map(f -> f.after().file()).collect(Collectors.joining(", "));
    session.err().println("fixed " + outcome.fixed() + (names.isEmpty() ? "" : " in " + names));
    return outcome.left();
  }

  private WorkspaceReader reader(RcFiles files) {
    Path base = session.workingDirectory();
    SpecLoader specs =
        new SpecLoader(
            new SchemaValidator(),
            base,
            (path, name) -> files.read(path).orElseGet(() -> SourceText.read(path, name)));
    return new WorkspaceReader(
        session.context(),
        files,
        path -> specs.load(List.of(path.startsWith(base) ? base.relativize(path) : path)),
        new GeneratedDrift(base, files));
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
    } catch (NoSuchFileException e) {
      session.err().println(output.get() + ": cannot be written: its folder does not exist");
    } catch (AccessDeniedException e) {
      session.err().println(output.get() + ": cannot be written: permission denied");
    } catch (IOException e) {
      session.err().println(output.get() + ": cannot be written: " + e.getMessage());
    }
    return false;
  }
}
