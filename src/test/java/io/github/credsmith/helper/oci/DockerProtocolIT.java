package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.generate.Templates;
import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import io.github.credsmith.testing.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program docker-credential-credsmith on PATH, started by those who look for it. */
class DockerProtocolIT {
  private static final String USER = TestTokenServer.USER;
  private static final String PASSWORD = "s3cret-for-htpasswd";
  private static final String HTPASSWD =
      USER + ":$2y$05$abcdefghijklmnopqrstuukZ64teSRDWbrPGkXU5utOMNOP/4G.jK\n";
  private static final String NOT_FOUND = "credentials not found in native keychain\n";

  @TempDir private Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void install() throws IOException {
    Path credsmith = folder.resolve("bin/credsmith");
    program(
        "credsmith",
        "#!/bin/sh\necho started >> '%s'\nexec %s \"$@\"\n"
            .formatted(
                folder.resolve("starts"),
                CredsmithProcess.credsmith().words().stream()
                    .map(word -> "'" + word + "'")
                    .collect(Collectors.joining(" "))));
    String script =
        new Templates(Optional.empty())
            .fill("docker-credential.sh", Map.of("credsmith", credsmith.toString()));
    program("docker-credential-credsmith", script);
    program("docker-credential-alias", script);
    environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("CREDENTIAL_HELPER_LOGGING", "off");
  }

  @ParameterizedTest
  @CsvSource({
    "rules-img/.docker/config.json, ghcr.io, joe",
    "rules-img/.docker/config.json, quay.io, ''",
    "company/.docker/config.json, images.acme.example:5000, buyer",
    "company/.config/containers/auth.json, images.acme.example:5000, buyer",
    "company/.config/containers/auth.json, team.registry.acme.example, buyer",
  })
  void skopeoFindsTheLoginThatASpecNames(String file, String registry, String user) {
    Path examples = Project.root().resolve("examples");
    environment.put("GITHUB_ACTOR", "joe");
    environment.put("GHCR_TOKEN", "t");
    environment.put("ARTIFACTORY_USER", "buyer");
    environment.put("ARTIFACTORY_TOKEN", "t");

    Outcome outcome =
        run(
            Command.of(
                    skopeo(),
                    "login",
                    "--get-login",
                    "--authfile",
                    examples.resolve(file).toString(),
                    registry)
                .in(examples.resolve(file.replaceAll("/.*", ""))));

    if (user.isEmpty()) {
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.stderr()).contains("not logged into " + registry);
    } else {
      assertThat(outcome).isEqualTo(new Outcome(0, user + "\n", ""));
    }
  }

  /** For all registries docker has {@code credsStore}, and skopeo a file of its own. */
  @ParameterizedTest
  @CsvSource({
    "skopeo, credHelpers",
    "skopeo, registries.conf",
    "docker, credHelpers",
    "docker, credsStore"
  })
  void anImageIsRead(String client, String place) throws Exception {
    TestAuthority authority = new TestAuthority(folder);
    Path htpasswd = Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
    String auth = "auth: {htpasswd: {realm: Registry, path: %s}}\n".formatted(htpasswd);
    environment.put("SSL_CERT_FILE", authority.certificate().toString());
    try (RegistryProcess registry = RegistryProcess.start(folder, authority, auth)) {
      registry.push(
          TestImage.in(folder), "org/app", List.of("--dest-creds", USER + ":" + PASSWORD));
      file(
          ".tweag-credential-helper.json",
          """
          {"urls": [{"host": "%s", "helper": "oci", "config": {"lookup_chain": [
            {"source": "env", "name": "REGISTRY_USER", "binding": "username"},
            {"source": "env", "name": "REGISTRY_PASSWORD", "binding": "password"}]}}]}
          """
              .formatted(registry.authority()));
      file("home/.docker/config.json", dockerConfig(place, registry.authority()));
      String image = registry.authority() + "/org/app:latest";
      Command inspect =
          client.equals("docker")
              ? Command.of(ExternalTool.require("docker").toString(), "manifest", "inspect", image)
              : Command.of(
                  skopeo(),
                  "--registries-conf",
                  registriesConf(place).toString(),
                  "inspect",
                  "--raw",
                  "docker://" + image);

      assertThat(run(inspect).exitCode()).isNotZero();

      environment.put("REGISTRY_USER", USER);
      environment.put("REGISTRY_PASSWORD", PASSWORD);
      Outcome outcome = run(inspect);
      assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
      assertThat(outcome.stdout().replace(" ", "")).contains("\"schemaVersion\":2");

      assertThat(run(Command.of(helper(), "list")))
          .isEqualTo(new Outcome(0, "{\"" + registry.authority() + "\":\"" + USER + "\"}\n", ""));
    }
  }

  /** By its own name it is not started again; by another once, which then starts nobody. */
  @ParameterizedTest
  @CsvSource({
    "credsmith, get, 1",
    "credsmith, docker-credential get, 1",
    "alias, get, 2",
    "alias, docker-credential get, 2",
  })
  void nobodyIsAskedInACircle(String helper, String command, int starts) throws IOException {
    file("home/.docker/config.json", "{\"credsStore\": \"%s\"}".formatted(helper));
    boolean bazel = command.equals("get");
    String request = bazel ? "{\"uri\":\"quay.io\"}" : "quay.io";
    Command credsmith = Command.of(words(command)).withInput(request);

    assertThat(run(credsmith))
        .isEqualTo(bazel ? new Outcome(0, "{}\n", "") : new Outcome(1, NOT_FOUND, ""));
    assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(starts);

    file(
        "home/.config/containers/auth.json",
        "{\"auths\": {\"quay.io\": {\"auth\": \"am9lOnB3\"}}}");
    Outcome outcome = run(credsmith);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout()).contains(bazel ? "Basic am9lOnB3" : "\"Secret\":\"pw\"");
  }

  /** It keeps no login, so nobody is to believe that it did. */
  @Test
  void skopeoIsToldThatALoginIsNotStored() throws Exception {
    TestAuthority authority = new TestAuthority(folder);
    environment.put("SSL_CERT_FILE", authority.certificate().toString());
    try (RegistryProcess registry = RegistryProcess.start(folder, authority, "")) {
      Path file =
          file(
              "auth.json",
              "{\"credHelpers\": {\"%s\": \"credsmith\"}}".formatted(registry.authority()));
      Outcome outcome =
          run(
              Command.of(
                      skopeo(),
                      "login",
                      "--authfile",
                      file.toString(),
                      "--username",
                      "joe",
                      "--password-stdin",
                      registry.authority())
                  .withInput("zebra-quartz"));
      assertThat(outcome.exitCode()).isNotZero();
      assertThat(outcome.stderr())
          .contains("credsmith keeps no logins of its own", "credsmith setup-keyring")
          .doesNotContain("zebra-quartz");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "get, '', 1, 'no credentials server URL'",
    "get, quay.io, 1, 'credentials not found in native keychain'",
    "list, '', 0, {}",
  })
  void speaksOnStandardOutput(String action, String input, int exitCode, String line) {
    assertThat(run(Command.of(helper(), action).withInput(input)))
        .isEqualTo(new Outcome(exitCode, line + "\n", ""));
  }

  @Test
  void hasAVersion() {
    Outcome outcome = run(Command.of(helper(), "version"));
    assertThat(outcome.stdout()).matches("credsmith [0-9][^ ]*\n");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void readsFromPipes() {
    String store = "printf '{\"Secret\": \"s\"}' | docker-credential-credsmith store";
    assertThat(run(Command.of("sh", "-c", store)).stdout()).startsWith("credsmith keeps no logins");
    String keyring = "printf s | credsmith setup-keyring a:b";
    assertThat(run(Command.of("sh", "-c", keyring)).stderr())
        .contains("keyring item a:b: no D-Bus");
  }

  @Test
  void answersTheKubelet() {
    environment.put("GHCR_TOKEN", "t");
    Command provider = Command.of(words("credential-provider"));
    String request =
        "{\"apiVersion\": \"credentialprovider.kubelet.k8s.io/v1\","
            + " \"kind\": \"CredentialProviderRequest\", \"image\": \"ghcr.io/org/app:1\"}";
    Outcome outcome = run(provider.withInput(request));
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stdout())
        .endsWith("\"auth\":{\"ghcr.io\":{\"username\":\"unset\",\"password\":\"t\"}}}\n");

    assertThat(run(provider.withInput("{}")))
        .isEqualTo(new Outcome(2, "", "credsmith: the request's apiVersion is not a string\n"));
  }

  private static String dockerConfig(String place, String registry) {
    return switch (place) {
      case "credHelpers" -> "{\"credHelpers\": {\"" + registry + "\": \"credsmith\"}}";
      case "credsStore" -> "{\"credsStore\": \"credsmith\"}";
      default -> "{}";
    };
  }

  private Path registriesConf(String place) throws IOException {
    return file(
        "registries.conf",
        place.equals("registries.conf")
            ? "credential-helpers = [\"containers-auth.json\", \"credsmith\"]\n"
            : "");
  }

  private String[] words(String command) {
    return (folder.resolve("bin/credsmith") + " " + command).split(" ");
  }

  private String helper() {
    return folder.resolve("bin/docker-credential-credsmith").toString();
  }

  private static String skopeo() {
    return ExternalTool.require("skopeo").toString();
  }

  /** In the workspace, unless the command has a folder of its own. */
  private Outcome run(Command command) {
    Command there = command.folder().equals(Project.root()) ? command.in(folder) : command;
    return there.withOnly(environment).run();
  }

  private void program(String name, String text) throws IOException {
    Path file = file("bin/" + name, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
