package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.uri.RequestUri;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://ghcr.io/v2/org/app/manifests/latest, ghcr.io, org/app",
    "https://ghcr.io/v2/org/app/manifests/sha256:0f, ghcr.io, org/app",
    "https://localhost:5000/v2/app/blobs/sha256:0f, localhost:5000, app",
    "https://ghcr.io/v2/a/b/c-d__e.f/tags/list?n=5, ghcr.io, a/b/c-d__e.f",
    "https://ghcr.io/v2/blobs/tags/list, ghcr.io, blobs"
  })
  void whatABuildFetches(String url, String registry, String repository) {
    assertThat(RegistryUrl.of(RequestUri.parse(url)))
        .contains(new RegistryUrl(registry, repository));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghcr.io",
        "https://ghcr.io/v2/",
        "https://ghcr.io/v2/_catalog",
        "https://ghcr.io/v2/app/blobs/uploads/",
        "https://ghcr.io/v2/Org/app/tags/list",
        "https://ghcr.io/v2/../app/tags/list",
        "https://ghcr.io/v2/app/tags/list/",
        "https://ghcr.io/token"
      })
  void anythingElse(String url) {
    assertThat(RegistryUrl.of(RequestUri.parse(url))).isEmpty();
  }
}
