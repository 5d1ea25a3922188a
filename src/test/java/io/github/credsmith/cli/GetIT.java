package io.github.credsmith.cli;

import static io.github.credsmith.testing.CredsmithProcess.credsmith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code get} as a process, in the surroundings that builds start it in. */
class GetIT {
  private static final String REQUEST =
      "{\"uri\":\"https://remote.buildbuddy.io/google.bytestream.ByteStream\"}";
  private static final String ANSWER = "{\"headers\":{\"x-buildbuddy-api-key\":[\"k\"]}}\n";
  private static final Map<String, String> KEY = Map.of("BUILDBUDDY_API_KEY", "k");

  @TempDir private Path folder;

  @Test
  void anAnswerAndNothingElse() {
    assertThat(get(REQUEST).withOnly(KEY).run()).isEqualTo(new Outcome(0, ANSWER, ""));
  }

  @Test
  void anEmptyEnvironmentAndAnotherFolder() {
    Command command = get("{\"uri\":\"https://example.com/x\"}").withOnly(Map.of());
    assertThat(command.run()).isEqualTo(new Outcome(0, "{}\n", ""));
  }

  @Test
  void anAnswerWithoutAwsLoadsNothingOfItsSdk() throws IOException {
    Path loaded = folder.resolve("classes.txt");
    Command command =
        Command.of(
                CredsmithProcess.java().toString(),
                "-Xlog:class+load:file=" + loaded,
                "-jar",
                Project.jar().toString(),
                "get")
            .in(folder)
            .withOnly(KEY)
            .withInput(REQUEST);
    assertThat(command.run()).isEqualTo(new Outcome(0, ANSWER, ""));
    assertThat(Files.readString(loaded))
        .contains("io.github.credsmith.helper.remoteapis")
        .doesNotContain("software.amazon.awssdk");
  }

  @Test
  void theConfigurationOfTheWorkingDirectory() throws IOException {
    Files.writeString(
        folder.resolve(".tweag-credential-helper.json"),
        """
        {"urls": [{"host": "cache.example:9092", "helper": "remoteapis", "config": {
          "header_name": "x-key", "lookup_chain": [{"source": "env", "name": "K"}]}}]}
        """);
    assertThat(
            get("{\"uri\":\"https://cache.example:9092/google.bytestream.ByteStream\"}")
                .withOnly(Map.of("K", "v"))
                .run())
        .isEqualTo(new Outcome(0, "{\"headers\":{\"x-key\":[\"v\"]}}\n", ""));
  }

  @Test
  void aHomeThatCannotBeWrittenTo() throws IOException {
    Path home =
        Files.createDirectory(
            folder.resolve("home"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    Command command =
        get(REQUEST)
            .withOnly(
                Map.of("BUILDBUDDY_API_KEY", "k", "HOME", home.toString(), "TMPDIR", "/none"));
    assertThat(command.run()).isEqualTo(new Outcome(0, ANSWER, ""));
    try (var files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void standardErrorIsClosed() {
    assertThat(inShell("2>&-").withInput(REQUEST).run().stdout()).isEqualTo(ANSWER);
    Outcome failed = inShell("2>&-").withInput("x").run();
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.stdout()).isEmpty();
  }

  @Test
  void standardInputIsClosed() {
    Outcome outcome = inShell("<&-").run();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).startsWith("credsmith: the request ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {">&-", ">/dev/full"})
  void anAnswerThatCannotBeWrittenIsAFailure(String redirection) {
    Outcome outcome = inShell(redirection).withInput(REQUEST).run();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("stdout cannot be written").hasLineCount(1);
  }

  @Test
  void anInputThatStaysOpenIsNotWaitedFor() throws Exception {
    Process process = get("").withOnly(KEY).builder().start();
    try (OutputStream input = process.getOutputStream()) {
      input.write(REQUEST.getBytes(StandardCharsets.UTF_8));
      input.flush();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(ANSWER);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void anInputThatIsNeverWrittenEndsInAFailure() throws Exception {
    Process process = get("").withOnly(KEY).builder().start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(2);
      assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("no request came");
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty",
        "x | not JSON",
        "[] | not a JSON object",
        "{} | no uri",
        "{\"uri\":\"\"} | is empty",
        "{\"uri\":7} | not a string",
        "{\"uri\":\"x y\"} | not a URI",
        "{\"uri\":\"unix:/run/x.sock\"} | not a URL"
      })
  void anUnusableRequestIsOneLineAndAFailure(String request, String expected) {
    Outcome outcome = get(request).withOnly(KEY).run();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).startsWith("credsmith: ").contains(expected).hasLineCount(1);
  }

  @Test
  void aRequestThatIsTooLarge() {
    Outcome outcome = get("{\"x\":\"" + "x".repeat(2 << 20) + "\"}").withOnly(KEY).run();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("1 MiB").hasLineCount(1);
  }

  @Test
  void aFailureNamesHostHelperCauseAndCommand() {
    Outcome outcome = get("{\"uri\":\"https://github.com/x\"}").withOnly(Map.of()).run();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr())
        .startsWith("credsmith: github.com (github): no token was found")
        .contains("env GH_TOKEN: NOT SET", "run: gh auth login")
        .hasLineCount(1);
  }

  @Test
  void aConfigurationThatCannotBeUsed() throws IOException {
    Files.writeString(folder.resolve(".tweag-credential-helper.json"), "{\"urls\": []}");
    Outcome outcome = get(REQUEST).withOnly(KEY).run();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr())
        .contains("remote.buildbuddy.io", ".tweag-credential-helper.json", "no rules")
        .hasLineCount(1);
  }

  @Test
  void theLogGoesToStandardErrorWithoutTheSecret() {
    Outcome outcome =
        get(REQUEST)
            .withOnly(Map.of("BUILDBUDDY_API_KEY", "canary", "CREDENTIAL_HELPER_LOGGING", "2"))
            .run();
    assertThat(outcome.stdout()).isEqualTo(ANSWER.replace("[\"k\"]", "[\"canary\"]"));
    assertThat(outcome.stderr()).contains("remoteapis", "x-buildbuddy-api-key");
    assertThat(outcome.stderr()).doesNotContain("canary");
  }

  @Test
  void manyAtOnceAreAllAnswered() throws Exception {
    Path request = Files.writeString(folder.resolve("request"), REQUEST);
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < 64; i++) {
        processes.add(
            get("")
                .withOnly(Map.of("BUILDBUDDY_API_KEY", "k" + i))
                .builder()
                .redirectInput(request.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
      }
      for (int i = 0; i < processes.size(); i++) {
        String answer =
            new String(processes.get(i).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).isEqualTo(ANSWER.replace("\"k\"", "\"k" + i + "\""));
        assertThat(processes.get(i).waitFor()).isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
  }

  private Command get(String input) {
    return credsmith("get").in(folder).withInput(input);
  }

  /** {@code get} with a redirection that Java cannot make. */
  private Command inShell(String redirection) {
    List<String> words =
        new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" " + redirection, "sh"));
    words.addAll(credsmith("get").words());
    return Command.of(words).in(folder).withOnly(KEY);
  }
}
