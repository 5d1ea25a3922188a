package io.github.credsmith.testing;

import java.util.ArrayList;
import java.util.List;

/** What the user root may do and others may not. */
public final class Privileges {
  private static final List<String> DROP = List.of("--bounding-set=-all", "--inh-caps=-all");

  private Privileges() {}

  /** Whether the tests run as root. */
  public static boolean held() {
    return "root".equals(System.getProperty("user.name"));
  }

  /**
   * The command as somebody runs it who has to keep to the modes of files: root without its
   * capabilities. Where they cannot be given up, the test is skipped, or fails in CI.
   */
  public static Command without(Command command) {
    if (!held()) {
      return command;
    }
    List<String> words = new ArrayList<>(List.of(ExternalTool.require("setpriv").toString()));
    words.addAll(DROP);
    List<String> attempt = new ArrayList<>(words);
    attempt.add("true");
    Outcome outcome = Command.of(attempt).run();
    Requirement.require(
        outcome.exitCode() == 0, "capabilities cannot be given up: " + outcome.stderr());
    words.addAll(command.words());
    return new Command(
        words,
        command.folder(),
        command.inherits(),
        command.environment(),
        command.input(),
        command.timeout());
  }
}
