package io.github.credsmith.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands given to {@code security}, and what its answers mean. */
class MacKeychainTest {
  private final List<Command> commands = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "plain-value, plain-value",
    "go-keyring-base64:cMOkCg==, 'pä\n'",
    "go-keyring-encoded:70c3a40a, 'pä\n'",
    "' spaced \n', spaced",
  })
  void readsTheFormsThatGoKeyringWrites(String printed, String secret) {
    assertThat(answering(0, printed, "").read("gh:github.com"))
        .isEqualTo(SourceReading.Found.of(Secret.of(secret)));
    assertThat(commands.get(0).arguments())
        .containsExactly(
            "/usr/bin/security", "find-generic-password", "-s", "gh:github.com", "-a", "", "-w");
  }

  @Test
  void tellsAnAbsentItem() throws Exception {
    String complaint =
        "security: SecKeychainSearchCopyNext: The specified item could not be found in the"
            + " keychain.";

    assertThat(answering(44, "", complaint).read("x"))
        .isEqualTo(new SourceReading.NotFound("no such item"));
    assertThat(answering(44, "", complaint).clear("x")).isFalse();
  }

  @Test
  void tellsAFailureWithoutTheSecretInIt() {
    assertThat(answering(36, "canary", "security: password=canary refused").read("x"))
        .isEqualTo(
            new SourceReading.Failed(
                "security ended with exit code 36: security: password=*** refused"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"go-keyring-base64:!!", "go-keyring-encoded:xyz", "go-keyring-base64:ä"})
  void tellsAValueThatDoesNotDecode(String printed) {
    assertThat(answering(0, printed, "").read("x")).isInstanceOf(SourceReading.Failed.class);
  }

  @Test
  void isNotThereWithoutTheProgram() {
    Keyring keyring =
        new MacKeychain(
            command -> {
              throw new CommandFailure(CommandFailure.Kind.NOT_FOUND, "security is not there");
            });

    assertThat(keyring.read("x")).isInstanceOf(SourceReading.NotFound.class);
    assertThatThrownBy(() -> keyring.store("x", Secret.of("y")))
        .isInstanceOf(KeyringException.class);
  }

  @Test
  void storesThroughStandardInput() throws Exception {
    answering(0, "", "").store("my service", Secret.of("canary's \"value\"\n"));

    Command command = commands.get(0);
    assertThat(command.arguments()).containsExactly("/usr/bin/security", "-i");
    String line = new String(command.input(), UTF_8);
    assertThat(line)
        .isEqualTo(
            "add-generic-password -U -s 'my service' -a '' -w"
                + " 'go-keyring-base64:Y2FuYXJ5J3MgInZhbHVlIgo='\n");
    assertThat(GoKeyringEncoding.decode("go-keyring-base64:Y2FuYXJ5J3MgInZhbHVlIgo="))
        .contains(Secret.of("canary's \"value\"\n"));
  }

  @Test
  void refusesWhatTheCommandsInputCannotCarry() {
    assertThatThrownBy(() -> answering(0, "", "").store("it's", Secret.of("x")))
        .isInstanceOf(KeyringException.class);
    assertThatThrownBy(() -> answering(0, "", "").store("a\nb", Secret.of("x")))
        .isInstanceOf(KeyringException.class);
    assertThatThrownBy(() -> answering(0, "", "").store("a", Secret.of("x".repeat(4000))))
        .isInstanceOf(KeyringException.class)
        .hasMessageContaining("too long");
    assertThat(commands).isEmpty();
  }

  @Test
  void clearsAnItem() throws Exception {
    assertThat(answering(0, "", "").clear("s")).isTrue();
    assertThat(commands.get(0).arguments())
        .containsExactly("/usr/bin/security", "delete-generic-password", "-s", "s", "-a", "");
  }

  private Keyring answering(int exitCode, String output, String errors) {
    return new MacKeychain(
        command -> {
          commands.add(command);
          return new CommandResult(exitCode, output.getBytes(UTF_8), errors.getBytes(UTF_8));
        });
  }
}
