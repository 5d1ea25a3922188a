package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.uri.RequestUri;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelperSelectionTest {
  @TempDir private Path workspace;

  @ParameterizedTest
  @CsvSource({
    "https://bucket.s3.eu-central-1.amazonaws.com/key, s3",
    "https://s3.amazonaws.com/bucket/key, s3",
    "https://amazonaws.com/x, null",
    "https://evil-amazonaws.com/x, null",
    "https://b.s3.amazonaws.com/k?X-Amz-Expires=3600&X-Amz-Signature=x, null",
    "https://storage.googleapis.com/bucket/key, gcs",
    "https://storage.googleapis.com:443/bucket/key, gcs",
    "https://x.storage.googleapis.com/key, null",
    "https://github.com/a/b, github",
    "https://GitHub.com/a/b, github",
    "https://github.com:443/a/b, github",
    "https://api.github.com/repos, github",
    "https://codeload.github.com/a, github",
    "https://raw.githubusercontent.com/a/b/c/d, github",
    "https://objects.githubusercontent.com/a, null",
    "https://notgithub.com/a, null",
    "https://account.r2.cloudflarestorage.com/b/k, s3",
    "https://account.r2.cloudflarestorage.com/b/k?a=b&X-Amz-Expires=1, null",
    "https://r2.cloudflarestorage.com/b/k, null",
    "https://remote.buildbuddy.io/google.bytestream.ByteStream, remoteapis",
    "https://acme.buildbuddy.io/google.bytestream.ByteStream, remoteapis",
    "https://buildbuddy.io/google.bytestream.ByteStream, null",
    "https://europe-docker.pkg.dev/v2/p/r/i/manifests/latest, gar",
    "https://account.blob.core.windows.net/c/b, azstorage",
    "https://acme.app.snowflake.com/x, oci",
    "https://acme.azurecr.io/v2/a/tags/list, oci",
    "https://cgr.dev/v2/a/tags/list, oci",
    "https://docker.elastic.co/v2/a/tags/list, oci",
    "https://gcr.io/v2/a/tags/list, oci",
    "https://ghcr.io/v2/a/tags/list, oci",
    "https://index.docker.io/v2/library/a/tags/list, oci",
    "https://nvcr.io/v2/a/tags/list, oci",
    "https://public.ecr.aws/v2/a/tags/list, oci",
    "https://quay.io/v2/a/tags/list, oci",
    "https://registry.gitlab.com/v2/a/tags/list, oci",
    "https://azurecr.io/v2/a/tags/list, null",
    "https://registry.example.com/v2/a/tags/list, null",
    "https://cache.example.com/google.bytestream.ByteStream, null",
    "registry.example.com, oci",
    "localhost:5000, oci",
    "ghcr.io, oci",
    "github.com, oci",
    "europe-docker.pkg.dev, oci",
    "oci://registry.example.com/a, oci"
  })
  void withoutAConfigurationFileTheUriDecides(String uri, String helper) throws Exception {
    assertThat(chosen(new Caller(workspace), uri)).isEqualTo(helper);
  }

  @ParameterizedTest
  @CsvSource({
    "https://registry.example.com/v2/org/app/tags/list, oci",
    "https://registry.example.com:5000/v2/app/manifests/latest, oci",
    "https://registry.example.com/v2/a/b/c/blobs/sha256:0f, oci",
    "https://registry.example.com/v2/, null",
    "https://registry.example.com/v1/app/tags/list, null",
    "https://registry.example.com/v2/App/tags/list, null",
    "https://registry.example.com/x/v2/app/tags/list, null",
    "https://account.blob.core.windows.net/v2/app/tags/list, azstorage"
  })
  void guessedRegistriesAreThoseThatLookLikeOne(String uri, String helper) throws Exception {
    Caller caller = new Caller(workspace).with("CREDENTIAL_HELPER_GUESS_OCI_REGISTRY", "1");
    assertThat(chosen(caller, uri)).isEqualTo(helper);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "true", "", "yes"})
  void registriesAreGuessedForOneOnly(String value) throws Exception {
    Caller caller = new Caller(workspace).with("CREDENTIAL_HELPER_GUESS_OCI_REGISTRY", value);
    assertThat(chosen(caller, "https://registry.example.com/v2/a/tags/list")).isEqualTo("null");
  }

  @Test
  void withAFileTheFirstMatchingRuleDecides() throws Exception {
    Caller caller =
        new Caller(workspace)
            .config(
                """
                {"urls": [
                  {"host": "github.com", "path": "/acme/*", "helper": "null"},
                  {"host": "*github.com", "helper": "github"}
                ]}
                """);
    assertThat(chosen(caller, "https://github.com/acme/x")).isEqualTo("null");
    assertThat(chosen(caller, "https://github.com/other/x")).isEqualTo("github");
    assertThat(choice(caller, "https://api.github.com/x").reason()).endsWith("helper.json:3");
  }

  @Test
  void withAFileAUriThatNoRuleMatchesGetsNothing() throws Exception {
    Caller caller =
        new Caller(workspace)
            .config("{\"urls\": [{\"host\": \"a.example\", \"helper\": \"github\"}]}");
    assertThat(chosen(caller, "https://github.com/x")).isEqualTo("null");
    assertThat(chosen(caller, "ghcr.io")).isEqualTo("null");
  }

  @Test
  void aPresignedUrlGetsNothingThroughARuleEither() throws Exception {
    Caller caller =
        new Caller(workspace)
            .config("{\"urls\": [{\"host\": \"s3.example\", \"helper\": \"s3\"}]}");
    assertThat(chosen(caller, "https://s3.example/k?X-Amz-Expires=5")).isEqualTo("null");
    assertThat(chosen(caller, "https://s3.example/k?x=X-Amz-Expires")).isEqualTo("s3");
  }

  @Test
  void bareHostsAreMatchedWithTheirPortAndWithoutRulesThatHaveAPath() throws Exception {
    Caller caller =
        new Caller(workspace)
            .config(
                """
                {"urls": [
                  {"host": "localhost:5000", "path": "*", "helper": "github"},
                  {"scheme": "https", "host": "localhost:5000", "helper": "oci"},
                  {"helper": "null"}
                ]}
                """);
    assertThat(chosen(caller, "localhost:5000")).isEqualTo("oci");
    assertThat(chosen(caller, "localhost:5001")).isEqualTo("null");
    assertThat(chosen(caller, "https://localhost:5000/v2/")).isEqualTo("github");
  }

  @Test
  void anotherFileCanBeNamed() throws Exception {
    Caller caller =
        new Caller(workspace)
            .with("CREDENTIAL_HELPER_CONFIG_FILE", "%workspace%/conf/helper.json")
            .file("conf/helper.json", "{\"urls\": [{\"helper\": \"remoteapis\"}]}");
    assertThat(chosen(caller, "https://github.com/x")).isEqualTo("remoteapis");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"urls\": []} | no rules",
        "{} | no rules",
        "{\"urls\": [{\"hots\": \"a\", \"helper\": \"null\"}]} | hots",
        "{\"urls\": [{\"host\": \"a\", \"helper\": \"nul\"}]} | helper",
        "{\"urls\": [{\"host\": \"a\", \"helper\": \"github\", \"config\": {\"x\": 1}}]} | x",
        "{\"urls\": | JSON",
        "[] | :1:1"
      })
  void aFileThatCannotBeUsedIsAnErrorThatNamesIt(String config, String expected) {
    Caller caller = new Caller(workspace).config(config);
    assertThatThrownBy(() -> caller.answer("https://github.com/x"))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining(".tweag-credential-helper.json")
        .hasMessageContaining("github.com")
        .hasMessageContaining(expected)
        .extracting(e -> ((CredentialFailure) e).kind())
        .isEqualTo(CredentialFailure.Kind.CONFIGURATION);
  }

  @Test
  void nearMissesAreTold() throws Exception {
    Caller caller =
        new Caller(workspace)
            .config(
                """
                {"urls": [
                  {"host": "cache.example.com", "helper": "remoteapis"},
                  {"host": "Cache.example.com:9092", "helper": "remoteapis"},
                  {"host": "other.example.com", "helper": "remoteapis"}
                ]}
                """);
    HelperChoice choice =
        choice(caller, "https://cache.example.com:9092/google.bytestream.ByteStream");
    assertThat(choice).isInstanceOf(HelperChoice.NoRule.class);
    assertThat(((HelperChoice.NoRule) choice).nearMisses())
        .satisfiesExactly(
            first -> assertThat(first).contains("line 2", "port", "cache.example.com:9092"),
            second -> assertThat(second).contains("line 3", "upper and lower case"));
  }

  private static String chosen(Caller caller, String uri) throws ProviderFailure {
    return choice(caller, uri).kind().id();
  }

  private static HelperChoice choice(Caller caller, String uri) throws ProviderFailure {
    return HelperSelection.choose(RequestUri.parse(uri), caller.context());
  }
}
