package io.github.credsmith.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.http.TestContexts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A secret is given to programs that misbehave, and stands in nothing that is shown of it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class SecretCanaryTest {
  private static final Secret CANARY = Secret.of("canary-5e1f-value");

  private final List<String> shown = new ArrayList<>();

  @Test
  void aProgramThatRepeatsItsInputGivesNothingAway() {
    Redaction redaction = Redaction.of(List.of(CANARY));
    for (String script :
        List.of(
            "cat >&2; exit 1",
            "cat; exit 1",
            "printf 'login of joe:'; cat; exit 1",
            "echo \"$TOKEN\" >&2; exit 1",
            "printf 'a%.0s' $(seq 1 195) >&2; cat >&2; exit 1",
            "cat >&2; sleep 600",
            "while :; do echo \"$TOKEN\"; done")) {
      run(script, redaction);
    }

    assertThat(shown).hasSizeGreaterThan(7).noneMatch(text -> text.contains("canary"));
    assertThat(shown).noneMatch(text -> text.contains("5e1f"));
  }

  private void run(String script, Redaction redaction) {
    Command command = new Command(List.of("sh", "-c", script), CANARY.revealUtf8());
    ChildProcess child =
        new ChildProcess(
            TestContexts.with("PATH", "/usr/bin:/bin", "TOKEN", CANARY.reveal()),
            new ChildProcess.Limits(Duration.ofMillis(400), Duration.ofMinutes(1), 1000));
    shown.add(command.toString());
    try {
      CommandResult result = child.run(command);
      shown.add(result.toString());
      shown.add(result.errorLine(redaction));
      shown.add(result.outputLine(redaction));
    } catch (CommandFailure failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      shown.add(trace.toString());
    }
  }

  @Test
  void inputIsNoArgument() {
    Command command = new Command(List.of("tool", "store"), CANARY.revealUtf8());

    assertThat(command.arguments()).containsExactly("tool", "store");
    assertThat(new String(command.input(), UTF_8)).isEqualTo(CANARY.reveal());
  }
}
