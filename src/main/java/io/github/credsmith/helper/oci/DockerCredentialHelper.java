package io.github.credsmith.helper.oci;

import io.github.credsmith.context.Environment;
import io.github.credsmith.dockerconfig.CredentialHelperName;
import io.github.credsmith.dockerconfig.CredentialHelperProtocol;
import io.github.credsmith.helper.RegistryCredentials;
import io.github.credsmith.helper.RegistryCredentials.Login;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.secret.Command;
import io.github.credsmith.secret.CommandFailure;
import io.github.credsmith.secret.CommandResult;
import io.github.credsmith.secret.CommandRunner;
import io.github.credsmith.secret.Redaction;
import io.github.credsmith.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a credential helper of docker (docker/docker-credential-helpers) for a registry's login. */
final class DockerCredentialHelper {
  /**
   * Tells a credential helper, and what it starts, who started it: one that asks credsmith in turn,
   * under whatever name, would otherwise be started again without end.
   */
  private static final String RUNNING = "CREDSMITH_RUNS_DOCKER_CREDENTIAL_HELPER";

  private final Environment environment;
  private final CommandRunner commands;
  private final RequestLog log;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * Credential helpers of a caller.
   *
   * @param environment the caller's
   * @param commands runs programs in that environment
   */
  DockerCredentialHelper(Environment environment, CommandRunner commands, RequestLog log) {
    this.environment = environment;
    this.commands = commands;
    this.log = log;
  }

  /**
   * Runs {@code get}, unless the caller is itself run by a credential helper that credsmith runs.
   *
   * @param serverAddress what the helper is asked for
   * @param file the configuration that names the helper, for people
   */
  CredentialReading get(CredentialHelperName helper, String serverAddress, String file) {
    if (environment.nonEmpty(RUNNING).isPresent()) {
      return new CredentialReading.NotFound(
          place(helper, file), "not run: a credential helper asks credsmith, which would ask it");
    }
    Command command =
        new Command(
                List.of(helper.program(), "get"), serverAddress.getBytes(StandardCharsets.UTF_8))
            .with(RUNNING, "1");
    log.debug(() -> "runs " + command + " for " + serverAddress);
    CommandResult result;
    try {
      result = commands.run(command);
    } catch (CommandFailure failure) {
      return new CredentialReading.Failed(file, failure.getMessage());
    }
    return result.exitCode() == 0 ? answered(helper, result, file) : refused(helper, result, file);
  }

  private CredentialReading answered(
      CredentialHelperName helper, CommandResult result, String file) {
    JsonNode answer;
    try {
      answer = json.readTree(result.output());
    } catch (JacksonException e) {
      return unreadable(helper, file);
    }
    if (!answer.isObject()) {
      return unreadable(helper, file);
    }
    String user = answer.path("Username").asString("");
    Secret secret = Secret.of(answer.path("Secret").asString(""));
    if (secret.isEmpty()) {
      return new CredentialReading.NotFound(place(helper, file), "the secret is empty");
    }
    log.know(secret);
    Optional<RegistryCredentials> credentials =
        user.equals(CredentialHelperProtocol.TOKEN_USER)
            ? RegistryCredentials.of(Optional.empty(), Optional.of(secret), Optional.empty())
            : RegistryCredentials.of(
                Optional.of(new Login(user, secret)), Optional.empty(), Optional.empty());
    return new CredentialReading.Found(credentials.orElseThrow(), place(helper, file));
  }

  private static CredentialReading unreadable(CredentialHelperName helper, String file) {
    return new CredentialReading.Failed(
        file, helper.program() + " answered with something else than a JSON object");
  }

  /** Helpers complain on standard output; some other programs of that name on standard error. */
  private CredentialReading refused(
      CredentialHelperName helper, CommandResult result, String file) {
    Redaction redaction = log.redaction();
    String said = result.outputLine(redaction);
    if (said.equals(CredentialHelperProtocol.NOT_FOUND)) {
      return new CredentialReading.NotFound(
          place(helper, file), CredentialHelperProtocol.NOT_FOUND);
    }
    String message = said.isEmpty() ? result.errorLine(redaction) : said;
    return new CredentialReading.Failed(
        file,
        helper.program()
            + " failed with exit code "
            + result.exitCode()
            + (message.isEmpty() ? "" : ": " + message));
  }

  private static String place(CredentialHelperName helper, String file) {
    return helper.program() + ", in " + file;
  }
}
