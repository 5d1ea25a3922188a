package io.github.credsmith.helper.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialProvider;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.CredentialService;
import io.github.credsmith.helper.InvalidRequestException;
import io.github.credsmith.helper.ProviderRegistry;
import io.github.credsmith.helper.RegistryCredentials;
import io.github.credsmith.helper.RegistryCredentials.Login;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.helper.StoredLogin;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.http.Connections;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.uri.RequestUri;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialProviderPluginTest {
  private static final String V1 = "credentialprovider.kubelet.k8s.io/v1";

  @TempDir private Path folder;
  private Caller caller;

  @BeforeEach
  void start() {
    caller = new Caller(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "v1, nginx, docker.io",
    "v1beta1, docker.io/library/nginx:1, docker.io",
    "v1alpha1, index.docker.io/acme/app, docker.io",
    "v1, localhost:5000/x, localhost:5000",
    "v1, localhost:5000/x@sha256:0123456789abcdef0123456789abcdef, localhost:5000",
  })
  void answersInTheVersionAskedForTheRegistryOfTheImage(
      String version, String image, String registry) throws Exception {
    docker("docker.io", "\"username\":\"joe\",\"password\":\"s3cret\"");
    caller.file(
        "home/.config/containers/auth.json",
        "{\"auths\":{\"localhost:5000\":{\"username\":\"joe\",\"password\":\"s3cret\"}}}");

    String apiVersion = "credentialprovider.kubelet.k8s.io/" + version;
    assertThat(answer(request(apiVersion, image)))
        .isEqualTo(
            "{\"apiVersion\":\""
                + apiVersion
                + "\",\"kind\":\"CredentialProviderResponse\",\"cacheKeyType\":\"Registry\","
                + "\"cacheDuration\":\"5m0s\",\"auth\":{\""
                + registry
                + "\":{\"username\":\"joe\",\"password\":\"s3cret\"}}}");
  }

  @Test
  void theRuleForTheBareHostDecides() throws Exception {
    caller
        .config(
            """
            {"urls": [{"host": "ghcr.io", "helper": "oci", "config": {"lookup_chain": [
              {"source": "env", "name": "PULL_TOKEN", "binding": "password"}]}}]}
            """)
        .with("PULL_TOKEN", "t")
        .with("GHCR_TOKEN", "other");

    assertThat(answer(request(V1, "ghcr.io/a/b")))
        .contains("\"auth\":{\"ghcr.io\":{\"username\":\"unset\",\"password\":\"t\"}}");
    assertThat(answer(request(V1, "quay.io/a/b"))).contains("\"auth\":{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"identitytoken\":\"s3cret\"", "\"registrytoken\":\"s3cret\""})
  void aTokenCannotBeExpressed(String members) throws Exception {
    docker("quay.io", members);

    assertThat(answer(request(V1, "quay.io/a/b")))
        .isEqualTo(
            "{\"apiVersion\":\"credentialprovider.kubelet.k8s.io/v1\","
                + "\"kind\":\"CredentialProviderResponse\",\"cacheKeyType\":\"Registry\","
                + "\"cacheDuration\":\"5m0s\",\"auth\":{}}");
    assertThat(caller.log())
        .contains("quay.io: a token only, which the kubelet's protocol cannot express")
        .noneMatch(line -> line.contains("s3cret"));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0s", "PT59.9S, 59s", "PT60S, 1m0s", "PT1H, 1h0m0s", "PT26H3M4S, 26h3m4s"})
  void durationsAreAsGoWritesThem(Duration duration, String text) {
    Optional<Login> login = Optional.of(new Login("joe", Secret.of("s3cret")));
    assertThat(new ProviderResponse(V1, duration, "quay.io", login).json())
        .contains("\"cacheDuration\":\"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is not",
        "{ | is not JSON",
        "[] | is not a JSON object",
        "{} | apiVersion is not a string",
        "{\"apiVersion\":1} | apiVersion is not a string",
        "{\"apiVersion\":\"credentialprovider.kubelet.k8s.io/v2\"} | none of v1, v1beta1 and v1alpha1",
        "{\"apiVersion\":\"credentialprovider.kubelet.k8s.io/v1\"} | kind is not a string",
        "{\"apiVersion\":\"credentialprovider.kubelet.k8s.io/v1\",\"kind\":\"Pod\"} | kind is not Cred",
        "{\"apiVersion\":\"credentialprovider.kubelet.k8s.io/v1\",\"kind\":\"CredentialProviderRequest\"} | image is not a string",
      })
  void whatIsNoRequestIsSaidInOneLine(String input, String what) {
    assertThatThrownBy(() -> answer(input == null ? "" : input))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(what)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Nginx", "https://quay.io/a", "a.example:999999/x", "a b"})
  void whatIsNoImageIsSaid(String image) {
    assertThatThrownBy(() -> answer(request(V1, image)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("the request's image");
  }

  @ParameterizedTest
  @CsvSource({"90, 1m30s", "0, 0s", "-5, 0s"})
  void isKeptUntilTheCredentialsExpire(long seconds, String duration) throws Exception {
    Instant expires = caller.context().clock().instant().plusSeconds(seconds);
    CredentialService service =
        new CredentialService(
            new ProviderRegistry(List.of(new Expiring(expires))),
            CredentialRequest.over(Connections.ofEachClient()));

    assertThat(answer(request(V1, "quay.io/a/b"), service))
        .contains("\"cacheDuration\":\"" + duration + "\"", "\"username\":\"joe\"");
  }

  /** A login that expires. */
  private record Expiring(Instant expires) implements CredentialProvider {
    @Override
    public HelperKind kind() {
      return HelperKind.OCI;
    }

    @Override
    public Optional<StoredLogin> login(CredentialRequest request) {
      Optional<Login> login = Optional.of(new Login("joe", Secret.of("s3cret")));
      return RegistryCredentials.of(login, Optional.empty(), Optional.empty())
          .map(credentials -> new StoredLogin(credentials, Optional.of(expires)));
    }

    @Override
    public CredentialAnswer answer(CredentialRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String cacheKey(RequestUri uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SetupReport setup(CredentialRequest request) {
      throw new UnsupportedOperationException();
    }
  }

  private String answer(String request) throws Exception {
    return answer(request, caller.service());
  }

  private String answer(String request, CredentialService service) throws Exception {
    return new CredentialProviderPlugin(service)
        .answer(
            new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)),
            caller.context(),
            caller.requestLog());
  }

  private static String request(String apiVersion, String image) {
    return "{\"apiVersion\":\"%s\",\"kind\":\"CredentialProviderRequest\",\"image\":\"%s\"}"
        .formatted(apiVersion, image);
  }

  private void docker(String key, String members) {
    caller.file("home/.docker/config.json", "{\"auths\":{\"%s\":{%s}}}".formatted(key, members));
  }
}
