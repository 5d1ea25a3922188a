package io.github.credsmith.cli;

import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program that runs here, as another process starts it. */
final class ThisProgram {
  private static final String ARCHIVE_OPTION = "-XX:SharedArchiveFile=";

  /** As the generated stub starts it: what stays resident is to stay small. */
  private static final List<String> AGENT_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xmx64m",
          "-Xss512k",
          "-Xshare:auto",
          "-Xlog:disable");

  private ThisProgram() {}

  /** The jar, absolute; in a build tool, the folder of classes. */
  static Path jar() {
    try {
      return Path.of(ThisProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the jar has no path", e);
    }
  }

  /** The command line of the agent, with the class-data archive of this process, if it has one. */
  static List<String> agentCommand() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(AGENT_OPTIONS);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith(ARCHIVE_OPTION))
        .forEach(command::add);
    command.addAll(List.of("-jar", jar().toString(), AgentLaunchCommand.NAME));
    return command;
  }
}
