package io.github.credsmith.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program itself; everything it does is in its commands. */
@Command(
    name = "credsmith",
    description = {
      "Credentials for a build, as code.",
      "",
      "One YAML file says which hosts a build talks to and where each one's secret comes from. From it credsmith"
          + " writes the files that Bazel, its credential helper, docker and podman read, and tells when they drift."
    },
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footerHeading = "%nStart here:%n",
    footer = {
      "  credsmith init               write a spec from the hosts this workspace already names",
      "  credsmith import             write the spec that this workspace's files amount to",
      "  credsmith generate --diff    see what it would write",
      "  credsmith generate           write it",
      "  credsmith generate --check   in CI: fail if a file is not what the spec says",
      "  credsmith lint               find what is wrong in the files there are, alone and against each other",
      "  credsmith setup-uri URL      what would be answered for a URL, and what is missing",
      "",
      "Exit codes: 0 fine; 1 errors found or files drifted; 2 wrong usage or a file that cannot be read or written;"
          + " 70 a fault of credsmith's own."
    })
final class Credsmith implements Callable<Integer> {
  @Option(
      names = "--stacktrace",
      description = "Show the stack trace of a fault of credsmith's own.",
      hidden = true)
  private boolean stacktrace;

  @Spec private CommandSpec spec;

  boolean showsStackTraces() {
    return stacktrace;
  }

  /** Called without a command, a helper prints its usage and fails (credential helper spec). */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
