package io.github.credsmith.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jar under test as a process of its own, with the Java that runs the tests. */
public final class CredsmithProcess {
  private CredsmithProcess() {}

  /**
   * {@code credsmith} with these arguments, started as the launcher starts it; without an agent,
   * whatever its environment.
   */
  public static Command credsmith(String... arguments) {
    List<String> words = new ArrayList<>(List.of("env", "CREDENTIAL_HELPER_STANDALONE=1"));
    words.addAll(withAgent(arguments).words());
    return Command.of(words);
  }

  /** As {@link #credsmith}, but {@code get} lets an agent answer, and starts it. */
  public static Command withAgent(String... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-jar",
                Project.jar().toString()));
    words.addAll(List.of(arguments));
    return Command.of(words);
  }

  /** The java command of the JDK that runs the tests. */
  public static Path java() {
    return javaHome().resolve("bin/java");
  }

  /** The JDK that runs the tests. */
  public static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }
}
