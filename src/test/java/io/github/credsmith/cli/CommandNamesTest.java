package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.http.TestContexts;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command line as the credential helper specification wants it. */
class CommandNamesTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Session session =
      new Session(
          InputStream.nullInputStream(),
          new PrintWriter(out),
          new PrintWriter(err),
          TestContexts.with());
  private final CommandLine line = Commands.all(session);

  @Test
  void everyCommandIsAWordOrWordsJoinedByHyphens() {
    assertThat(line.getSubcommands().keySet())
        .contains("get", "setup-uri", "setup-keyring", "version")
        .allMatch(name -> name.matches("[a-z][a-z0-9]{2,}(-[a-z][a-z0-9]{2,})*"));
  }

  @Test
  void withoutACommandTheUsageIsPrintedAndTheRunFails() {
    assertThat(line.execute()).isNotZero();
    assertThat(err.toString()).startsWith("Usage: credsmith").contains("get", "setup-uri");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anUnknownCommandFails() {
    assertThat(line.execute("store")).isNotZero();
    assertThat(err.toString()).contains("store");
  }

  @Test
  void noOtherCommandIsMadeThanTheOneThatIsCalled() {
    assertThat(called("lint", "validate")).containsExactly("lint");
  }

  @Test
  void everyCommandIsMadeWhereTheUsageListsThem() {
    assertThat(called()).isEqualTo(line.getSubcommands().keySet());
    assertThat(called("--help")).isEqualTo(line.getSubcommands().keySet());
    assertThat(called("store")).isEqualTo(line.getSubcommands().keySet());
    assertThat(called("--stacktrace", "lint")).isEqualTo(line.getSubcommands().keySet());
  }

  private Set<String> called(String... args) {
    return Commands.calledBy(session, args).getSubcommands().keySet();
  }
}
