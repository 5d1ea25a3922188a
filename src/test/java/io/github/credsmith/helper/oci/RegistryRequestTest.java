package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.uri.RequestUri;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryRequestTest {
  private static final String DIGEST = "sha256:" + "0".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "https://GHCR.io/v2/org/app/blobs/DIGEST, ghcr.io, repository:org/app:pull",
    "https://ghcr.io/v2/app/manifests/latest, ghcr.io, repository:app:pull",
    "https://ghcr.io/v2/app/manifests/DIGEST, ghcr.io, repository:app:pull",
    "https://ghcr.io/v2/a/b/c/d/tags/list?n=5, ghcr.io, repository:a/b/c/d:pull",
    "https://r.example:5000/v2/a/blobs/manifests/v1.0, r.example:5000, repository:a/blobs:pull",
    "https://r.example/v2/a.b_c__d---e/manifests/V_1.0-x, r.example,"
        + " repository:a.b_c__d---e:pull",
    "https://r.example/v2/a/blobs/sha256+b64u:AbC-_=, r.example, repository:a:pull",
  })
  void recognisesBlobsManifestsAndTags(String uri, String registry, String scope) {
    RegistryRequest asked = of(uri.replace("DIGEST", DIGEST));

    assertThat(asked.registry().authority()).isEqualTo(registry);
    assertThat(asked)
        .isInstanceOfSatisfying(
            RegistryRequest.Resource.class, r -> assertThat(r.scope()).isEqualTo(scope));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ghcr.io",
        "https://ghcr.io/",
        "https://ghcr.io/v2/",
        "https://ghcr.io/v2/app",
        "https://ghcr.io/v2/manifests/latest",
        "https://ghcr.io/v2//manifests/latest",
        "https://ghcr.io/v2/app/manifests/",
        "https://ghcr.io/v2/app/blobs/latest",
        "https://ghcr.io/v2/app/blobs/uploads/",
        "https://ghcr.io/v2/app/tags/all",
        "https://ghcr.io/v2/App/manifests/latest",
        "https://ghcr.io/v2/app%20x:push,pull/manifests/latest",
        "https://ghcr.io/v2/app/../other/manifests/latest",
        "https://ghcr.io/v1/app/manifests/latest",
        "https://ghcr.io/x/v2/app/manifests/latest",
        "https://ghcr.io/v2/-app/manifests/latest",
        "https://ghcr.io/token",
      })
  void givesNothingToAnythingElse(String uri) {
    assertThat(of(uri)).isInstanceOf(RegistryRequest.Other.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {250, 400, 100_000})
  void readsNamesOfAnyLength(int length) {
    String name = "a/".repeat(length / 2) + "b";

    boolean resource =
        of("https://ghcr.io/v2/" + name + "/manifests/latest") instanceof RegistryRequest.Resource;

    assertThat(resource).isEqualTo(length <= 255);
  }

  @ParameterizedTest
  @CsvSource({
    "ghcr.io, ghcr.io",
    "localhost:5000, localhost:5000",
    "Index.Docker.io, index.docker.io",
    "oci://registry.example.com, registry.example.com",
    "oci://registry.example.com:5000/org/app, registry.example.com:5000",
  })
  void takesABareHostForAWholeRegistry(String uri, String registry) {
    assertThat(of(uri)).isEqualTo(new RegistryRequest.WholeRegistry(new Registry(registry)));
  }

  private static RegistryRequest of(String uri) {
    return RegistryRequest.of(RequestUri.parse(uri));
  }
}
