package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.http.TestContexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code setup-uri}, {@code setup-keyring} and {@code version} where there is no keyring. */
class SetupCommandsTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theRuleIsNamedByFileAndLine() throws IOException {
    Files.writeString(
        folder.resolve(".tweag-credential-helper.json"),
        """
        {"urls": [
          {"host": "github.com", "helper": "github"}
        ]}
        """);
    assertThat(run("", "setup-uri", "https://user:canary@github.com/a?token=canary")).isZero();
    assertThat(out.toString())
        .contains("https://github.com/a\n")
        .contains("github, because the rule at ", ".tweag-credential-helper.json:2\n")
        .contains("env GH_TOKEN: SET\n")
        .contains("env GITHUB_TOKEN: NOT SET (not set)\n")
        .contains("keyring gh:github.com: NOT SET (no D-Bus")
        .contains("Ready:    yes")
        .doesNotContain("canary");
  }

  @Test
  void whatIsMissingAndWhatToRun() {
    assertThat(run("", "setup-uri", "https://remote.buildbuddy.io/google.bytestream.ByteStream"))
        .isZero();
    assertThat(out.toString())
        .contains("its host is *.buildbuddy.io (there is no configuration file)")
        .contains("Ready:    no")
        .contains("set BUILDBUDDY_API_KEY")
        .contains("credsmith setup-keyring tweag-credential-helper:buildbuddy_api_key");
  }

  @Test
  void aRuleThatMissesByItsPortIsNoted() throws IOException {
    Files.writeString(
        folder.resolve(".tweag-credential-helper.json"),
        "{\"urls\": [{\"host\": \"cache.example\", \"helper\": \"remoteapis\"}]}");
    run("", "setup-uri", "https://cache.example:9092/google.bytestream.ByteStream");
    assertThat(out.toString()).contains("null, because no rule", "Note:", "the port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no uri", "/path"})
  void aUriThatIsNone(String uri) {
    assertThat(run("", "setup-uri", uri)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("the URI").hasLineCount(1);
  }

  @Test
  void aConfigurationThatCannotBeUsed() throws IOException {
    Files.writeString(folder.resolve(".tweag-credential-helper.json"), "{");
    assertThat(run("", "setup-uri", "https://github.com/a")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(".tweag-credential-helper.json:1").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--read", "--clear", "--file=secret"})
  void withoutAKeyringTheReasonIsOneLine(String option) throws IOException {
    Files.writeString(folder.resolve("secret"), "canary");
    assertThat(run("", "setup-keyring", option, "a:b")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("a:b", "D-Bus").hasLineCount(1).doesNotContain("canary");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void onlyOneThingAtATime() {
    assertThat(run("", "setup-keyring", "--read", "--clear", "a:b")).isEqualTo(ExitCode.USAGE);
    assertThat(run("", "setup-keyring")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(run("", "version")).isZero();
    assertThat(out.toString().strip())
        .isEqualTo("credsmith " + System.getProperty("project.version"));
  }

  private int run(String input, String... arguments) {
    Session session =
        new Session(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            TestContexts.on(OperatingSystem.LINUX, folder, "GH_TOKEN", "canary"));
    return Commands.all(session).execute(arguments);
  }
}
