package io.github.credsmith.cli;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.PathPrefixes;
import io.github.credsmith.generate.HelperScript;
import io.github.credsmith.generate.Templates;
import io.github.credsmith.install.DataFolder;
import io.github.credsmith.install.Installer;
import io.github.credsmith.install.JavaRuntime;
import io.github.credsmith.install.OwnScript;
import io.github.credsmith.install.ProgramJar;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = InstallCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Install the program for this user, and a script that Bazel can start.",
      "",
      "Puts the jar into the user's data folder and writes the script to CREDENTIAL_HELPER_INSTALLER_DESTINATION, else to"
          + " CREDENTIAL_HELPER_BIN, else below the helper's work directory. Prints the script's path and nothing else."
    })
final class InstallCommand implements Callable<Integer> {
  static final String NAME = "installer-install";

  private final Session session;
  private final PathPrefixes prefixes;

  @Option(
      names = "--bin",
      paramLabel = "DIR",
      description =
          "Also write the commands `credsmith` and `docker-credential-credsmith` into this folder.")
  private Optional<Path> bin = Optional.empty();

  @Option(
      names = "--force",
      description = "Replace scripts even if something else is in their place.")
  private boolean force;

  InstallCommand(Session session) {
    this.session = session;
    this.prefixes = new PathPrefixes(session.context());
  }

  /**
   * What a call without a command means: nothing, or with a variable of the reference helper, this.
   */
  static String[] implied(Session session) {
    boolean asked =
        variables(session).get("CREDENTIAL_HELPER_INSTALLER_RUN").filter("1"::equals).isPresent();
    return asked ? new String[] {NAME} : new String[0];
  }

  @Override
  public Integer call() {
    Path destination;
    try {
      destination = install();
    } catch (InvalidPathException e) {
      session.err().println("credsmith: " + UnreadableNames.faultOfPath(e));
      return ExitCode.USAGE;
    }
    session.out().println(destination);
    return ExitCode.OK;
  }

  private Path install() {
    RunningProgram program = RunningProgram.ofProcess();
    DataFolder folder = DataFolder.of(session.context());
    ProgramJar jar =
        ProgramJar.at(
            expanded("CREDENTIAL_HELPER_INSTALLER_SOURCE").orElse(program.jar()),
            Main.class.getName());
    OwnScript helper = helper();
    List<OwnScript> scripts = new ArrayList<>(List.of(helper));
    bin.map(session.workingDirectory()::resolve)
        .ifPresent(dir -> scripts.addAll(List.of(command(dir, folder), dockerHelper(dir))));
    new Installer(
            folder,
            new JavaRuntime(program.java(), variables(session)),
            note -> session.err().println("credsmith: " + note))
        .install(jar, scripts, force);
    // It would notice by itself, at its next request.
    new AgentCall(session).sendIfRunning("shutdown");
    return helper.path();
  }

  /** The script for Bazel. */
  private OwnScript helper() {
    HelperScript script = HelperScript.installed(new Templates(Optional.empty()));
    Path destination =
        expanded("CREDENTIAL_HELPER_INSTALLER_DESTINATION")
            .or(() -> expanded("CREDENTIAL_HELPER_BIN"))
            .orElseGet(() -> prefixes.workDirectory().resolve("bin/credential-helper"));
    String advice = "CREDENTIAL_HELPER_INSTALLER_DESTINATION chooses another place";
    return onWindows()
        ? new OwnScript(batchFile(destination), script.windows(), advice)
        : new OwnScript(destination, script.unix(), advice);
  }

  /**
   * The command for people. On Windows it is the same script: that one, too, passes on every
   * command.
   */
  private OwnScript command(Path dir, DataFolder folder) {
    noteMissingFromPath(dir);
    Templates templates = new Templates(Optional.empty());
    String advice = "--bin takes another folder";
    return onWindows()
        ? new OwnScript(
            dir.resolve("credsmith.bat"), HelperScript.installed(templates).windows(), advice)
        : new OwnScript(
            dir.resolve("credsmith"),
            templates.fill(
                "credsmith.sh",
                Map.of("jar", inQuotes(folder.jar()), "archive", inQuotes(folder.archive()))),
            advice);
  }

  /** Docker finds a credential helper on PATH by its name. */
  private OwnScript dockerHelper(Path dir) {
    Templates templates = new Templates(Optional.empty());
    String name = "docker-credential-credsmith";
    String advice = "--bin takes another folder";
    return onWindows()
        ? new OwnScript(
            dir.resolve(name + ".bat"), templates.fill("docker-credential.bat", Map.of()), advice)
        : new OwnScript(
            dir.resolve(name),
            templates.fill(
                "docker-credential.sh", Map.of("credsmith", inQuotes(dir.resolve("credsmith")))),
            advice);
  }

  private static String inQuotes(Path path) {
    return path.toString().replace("'", "'\\''");
  }

  private void noteMissingFromPath(Path dir) {
    String path = variables(session).get("PATH").orElse("");
    boolean found =
        Stream.of(path.split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .anyMatch(folder -> session.context().path(folder).equals(dir.normalize()));
    if (!found) {
      session.err().println("credsmith: " + dir + " is not on PATH; add it to use `credsmith`");
    }
  }

  /** Windows starts no script by another name. */
  private static Path batchFile(Path destination) {
    String name = destination.toString();
    return name.matches("(?i).*\\.(bat|cmd)") ? destination : Path.of(name + ".bat");
  }

  private boolean onWindows() {
    return session.context().os() == OperatingSystem.WINDOWS;
  }

  private Optional<Path> expanded(String variable) {
    return variables(session).nonEmpty(variable).map(prefixes::expand);
  }

  private static Environment variables(Session session) {
    return session.context().environment();
  }
}
