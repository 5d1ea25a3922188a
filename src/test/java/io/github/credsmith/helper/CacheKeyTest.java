package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.helper.azure.AzureStorageProvider;
import io.github.credsmith.helper.github.GithubProvider;
import io.github.credsmith.helper.google.GoogleProvider;
import io.github.credsmith.helper.remoteapis.RemoteApisProvider;
import io.github.credsmith.helper.s3.S3Provider;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.testing.EntraServer;
import io.github.credsmith.testing.GoogleServer;
import io.github.credsmith.uri.RequestUri;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With the same configuration and the same caller, URIs with equal keys have equal answers: each
 * provider is asked for every URI that can be put together from parts that it might mind. The
 * registries' provider has a test of its own.
 */
class CacheKeyTest {
  private static final List<String> SCHEMES = List.of("https", "HTTPS", "http", "grpcs", "oci");
  private static final List<String> USERS = List.of("", "user:password@");
  private static final List<String> PORTS = List.of("", ":", ":443", ":8443");
  private static final List<String> RESTS =
      List.of(
          "",
          "/",
          "/a",
          "/a?x=1",
          "/a#x",
          "/v2/a/b/manifests/latest",
          "/google.bytestream.ByteStream",
          "/google%2Ebytestream.ByteStream",
          "/build.bazel.remote.execution.v2.Execution");

  @TempDir private Path folder;

  @Test
  void github() {
    assertKeysTell(
        new GithubProvider(),
        new Caller(folder)
            .with("GH_TOKEN", "cloud")
            .with("GH_ENTERPRISE_TOKEN", "server")
            .file(
                "home/.config/gh/hosts.yml",
                "ghe.example:8443:\n  oauth_token: port\nacme.ghe.com:\n  oauth_token: tenant\n"),
        "github.com",
        "GitHub.com",
        "raw.githubusercontent.com",
        "acme.ghe.com",
        "ghe.example");
  }

  @Test
  void githubByItsFileAlone() {
    assertKeysTell(
        new GithubProvider(),
        new Caller(folder)
            .file(
                "home/.config/gh/hosts.yml",
                "ghe.example:8443:\n  oauth_token: port\nghe.example:\n  oauth_token: server\n"
                    + "acme.ghe.com:\n  oauth_token: tenant\n"),
        "github.com",
        "acme.ghe.com",
        "ghe.example");
  }

  @Test
  void remoteApis() {
    for (String config :
        List.of("{\"auth_method\": \"basic_auth\"}", "{\"header_name\": \"x-k\"}", "{}")) {
      assertKeysTellBy(
          config,
          new RemoteApisProvider(),
          new Caller(folder)
              .with("BUILDBUDDY_API_KEY", "buddy")
              .with("CREDENTIAL_HELPER_REMOTEAPIS_SECRET", "other"),
          "acme.buildbuddy.io",
          "Acme.BuildBuddy.io",
          "cache.example");
    }
  }

  @Test
  void s3() {
    assertKeysTell(
        new S3Provider(),
        new Caller(folder)
            .with("AWS_ACCESS_KEY_ID", "id")
            .with("AWS_SECRET_ACCESS_KEY", "s")
            .with("R2_ACCESS_KEY_ID", "r2")
            .with("R2_SECRET_ACCESS_KEY", "s"),
        "b.s3.eu-west-1.amazonaws.com",
        "acme.r2.cloudflarestorage.com");
  }

  @Test
  void cloudStorageAndArtifactRegistry() throws IOException {
    try (GoogleServer google = new GoogleServer(folder)) {
      Caller caller =
          new Caller(folder)
              .with("SSL_CERT_FILE", google.server().certificateFile())
              .with("GOOGLE_APPLICATION_CREDENTIALS", google.serviceAccount().toString());
      assertKeysTell(GoogleProvider.cloudStorage(), caller, "storage.googleapis.com", "b.example");
      assertKeysTell(GoogleProvider.artifactRegistry(), caller, "eu-maven.pkg.dev", "b.example");
    }
  }

  @Test
  void azureStorage() throws IOException {
    try (EntraServer entra = new EntraServer(folder, "secret")) {
      assertKeysTell(
          new AzureStorageProvider(),
          new Caller(folder).with(entra.environment()),
          "acme.blob.core.windows.net",
          "b.example");
    }
  }

  @Test
  void nothing() {
    assertKeysTell(new NullProvider(), new Caller(folder), "a.example", "b.example");
  }

  /** Else every key might be the URI itself, and one answer would never serve two. */
  @ParameterizedTest
  @CsvSource({
    "GITHUB, https://github.com/a, https://GitHub.com/b?c",
    "AZSTORAGE, https://a.blob.core.windows.net/x, https://b.blob.core.windows.net:443/y",
    "GCS, https://storage.googleapis.com/a, https://storage.googleapis.com/b",
    "GAR, https://eu-maven.pkg.dev/a, https://us-maven.pkg.dev/b",
    "REMOTEAPIS, grpcs://a/google.bytestream.ByteStream, grpcs://A/google.bytestream.ByteStream",
    "NULL, https://a/, http://b/"
  })
  void oneAnswerServesMany(HelperKind kind, String uri, String other) {
    CredentialProvider provider =
        Stream.of(
                new GithubProvider(),
                new AzureStorageProvider(),
                GoogleProvider.cloudStorage(),
                GoogleProvider.artifactRegistry(),
                new RemoteApisProvider(),
                new NullProvider())
            .filter(p -> p.kind() == kind)
            .findFirst()
            .orElseThrow();
    assertThat(provider.cacheKey(RequestUri.parse(uri)))
        .isEqualTo(provider.cacheKey(RequestUri.parse(other)));
  }

  private static void assertKeysTell(CredentialProvider provider, Caller caller, String... hosts) {
    assertKeysTellBy("{}", provider, caller, hosts);
  }

  private static void assertKeysTellBy(
      String config, CredentialProvider provider, Caller caller, String... hosts) {
    String helper = provider.kind().id();
    caller.config(
        "{\"urls\": [{\"helper\": \""
            + helper
            + "\""
            + (config.equals("{}") ? "" : ", \"config\": " + config)
            + "}]}");
    Map<String, String> first = new HashMap<>();
    Map<String, String> outcomes = new HashMap<>();
    for (String uri : uris(hosts)) {
      String key = provider.cacheKey(RequestUri.parse(uri));
      String outcome = outcome(caller, uri);
      String known = outcomes.putIfAbsent(key, outcome);
      assertThat(outcome)
          .as("%s: %s after %s, both with the key %s", helper, uri, first.get(key), key)
          .isEqualTo(known == null ? outcome : known);
      first.putIfAbsent(key, uri);
    }
    assertThat(outcomes.values()).as("some URI is answered").anyMatch(o -> !o.equals("failure"));
  }

  private static List<String> uris(String... hosts) {
    List<String> uris = new ArrayList<>();
    for (String host : hosts) {
      uris.add(host);
      uris.add(host + ":443");
      uris.add(host + ":8443");
      for (String scheme : SCHEMES) {
        for (String user : USERS) {
          for (String port : PORTS) {
            RESTS.forEach(rest -> uris.add(scheme + "://" + user + host + port + rest));
          }
        }
      }
    }
    return uris;
  }

  /** A token that a server makes anew each time: one is as good as the other. */
  private static final Pattern MINTED = Pattern.compile("(google-token-\\d+|eyJ[\\w.-]+)(.*)");

  /** The headers and the expiry; of a failure, that it is one: its words may name the URI. */
  private static String outcome(Caller caller, String uri) {
    try {
      CredentialAnswer answer = caller.answer(uri);
      String told = Caller.headers(answer) + " " + answer.expires();
      return MINTED.matcher(told).replaceAll("token " + answer.headers().keySet());
    } catch (CredentialFailure e) {
      return "failure";
    }
  }
}
