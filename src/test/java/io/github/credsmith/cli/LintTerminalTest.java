package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.RequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal sees besides the report. */
class LintTerminalTest {
  @TempDir private Path root;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** A clock that goes on by the same time whenever somebody looks at it. */
  private static final class SteppingClock extends Clock {
    private final Duration step;
    private Instant now = Instant.EPOCH;

    SteppingClock(Duration step) {
      this.step = step;
    }

    @Override
    public Instant instant() {
      now = now.plus(step);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void threeWorkspaces() throws IOException {
    for (String name : new String[] {"one", "two", "three"}) {
      Files.createDirectory(root.resolve(name));
      Files.writeString(root.resolve(name + "/.bazelrc"), "biuld --color=yes\n");
    }
  }

  private void lint(Duration step, Terminals terminals, String... args) {
    RequestContext context = Sessions.in(root, out, err).context();
    Session session =
        new Session(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            new RequestContext(
                context.environment(),
                context.workingDirectory(),
                context.os(),
                new SteppingClock(step)),
            terminals);
    Main.run(session, args);
  }

  @Test
  void whoeverWaitsIsToldHowFarItIs() {
    lint(Duration.ofMillis(600), new Terminals(false, true), "lint");

    assertThat(err.toString())
        .isEqualTo(
            "\r\u001b[Klinting: 2 of 4 workspaces\r\u001b[Klinting: 3 of 4 workspaces"
                + "\r\u001b[Klinting: 4 of 4 workspaces\r\u001b[K");
    assertThat(out.toString()).doesNotContain("\u001b");
  }

  @Test
  void theLineIsGoneBeforeAnythingElseIsSaid() {
    lint(Duration.ofMillis(600), new Terminals(false, true), "lint", "--fix");

    assertThat(err.toString()).endsWith("workspaces\r\u001b[Kfixed 0\n");
  }

  @Test
  void theLineIsNotWrittenMoreOftenThanItCanBeRead() {
    lint(Duration.ofMillis(50), new Terminals(false, true), "lint");

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whereNobodyWatchesNothingIsWritten() {
    lint(Duration.ofMinutes(1), new Terminals(true, false), "lint");

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void onATerminalTheReportHasColours() {
    lint(Duration.ZERO, new Terminals(true, true), "lint", "one");

    assertThat(out.toString())
        .startsWith("\u001b[1mone/.bazelrc:1:1:\u001b[0m \u001b[1;33mwarning:\u001b[0m ")
        .contains("\u001b[2m  1 | \u001b[0mbiuld --color=yes\n")
        .contains("\u001b[1;33m^^^^^\u001b[0m\n");
  }

  @Test
  void aFileHasNone() throws IOException {
    lint(Duration.ZERO, new Terminals(true, true), "lint", "--output", "report");

    assertThat(Files.readString(root.resolve("report"))).doesNotContain("\u001b");
  }

  @Test
  void formsForMachinesHaveNone() {
    lint(Duration.ZERO, new Terminals(true, true), "lint", "--format", "github");

    assertThat(out.toString()).doesNotContain("\u001b");
  }

  @Test
  void whatALintedFileHoldsCannotCommandTheTerminal() throws IOException {
    Files.writeString(root.resolve("one/.bazelrc"), "import %workspace%/a\u001b[2Jb\n");

    lint(Duration.ZERO, Terminals.NONE, "lint", "one");

    assertThat(out.toString())
        .contains("'%workspace%/a\uFFFD[2Jb'", "import %workspace%/a [2Jb\n")
        .doesNotContain("\u001b");
  }
}
