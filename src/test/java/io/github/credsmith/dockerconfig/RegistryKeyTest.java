package io.github.credsmith.dockerconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryKeyTest {

  @ParameterizedTest
  @CsvSource({
    "docker.io, https://index.docker.io/v1/",
    "index.docker.io, https://index.docker.io/v1/",
    "registry-1.docker.io, https://index.docker.io/v1/",
    "Docker.IO, https://index.docker.io/v1/",
    "hub.docker.com, hub.docker.com",
    "ghcr.io, ghcr.io",
    "GHCR.io:443, ghcr.io:443",
    "localhost:5000, localhost:5000",
    "[::1]:5000, [::1]:5000",
  })
  void aRegistryHasOneKey(String registry, String key) {
    assertThat(RegistryKey.of(registry)).hasToString(key);
  }

  @ParameterizedTest
  @CsvSource({
    "ghcr.io, ghcr.io, '', true",
    "Ghcr.io, ghcr.io, '', false",
    "https://ghcr.io, ghcr.io, '', false",
    "http://ghcr.io/, ghcr.io, '', false",
    "HTTPS://ghcr.io/v1/, ghcr.io, '', false",
    "https://ghcr.io/v2/acme, ghcr.io, '', false",
    "ghcr.io/, ghcr.io, '', false",
    "ghcr.io/v1/, ghcr.io, '', false",
    "ghcr.io/acme/app, ghcr.io, acme/app, false",
    "localhost:5000/acme/, localhost:5000, acme, false",
    "https://index.docker.io/v1/, https://index.docker.io/v1/, '', true",
    "docker.io, https://index.docker.io/v1/, '', false",
    "https://registry-1.docker.io/v2/, https://index.docker.io/v1/, '', false",
    "docker.io/library, https://index.docker.io/v1/, library, false",
    "'', '', '', true",
    "https://, '', '', false",
  })
  void aKeyInAFileStandsForARegistryOrAPartOfOne(
      String text, String registry, String path, boolean canonical) {
    AuthKey key = AuthKey.parse(text);
    assertThat(key.registry()).hasToString(registry);
    assertThat(key.path()).isEqualTo(path);
    assertThat(key.isCanonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io, index.docker.io",
    "Index.Docker.IO, index.docker.io",
    "registry-1.docker.io, index.docker.io",
    "ghcr.io, ghcr.io",
    "localhost:5000, localhost:5000"
  })
  void theHostIsWhatARegistryIsAskedUnder(String registry, String host) {
    assertThat(RegistryKey.of(registry).host()).isEqualTo(host);
    assertThat(RegistryKey.of(host)).isEqualTo(RegistryKey.of(registry));
  }

  @Test
  void podmanNamesDockerHubOtherwise() {
    assertThat(ConfigFormat.DOCKER.helperKey(RegistryKey.DOCKER_HUB))
        .isEqualTo("https://index.docker.io/v1/");
    assertThat(ConfigFormat.PODMAN.helperKey(RegistryKey.DOCKER_HUB)).isEqualTo("docker.io");
    assertThat(ConfigFormat.PODMAN.helperKey(RegistryKey.of("quay.io"))).isEqualTo("quay.io");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pass", "ecr-login", "a.b_c-D9"})
  void aCredentialHelperIsAProgramOfItsName(String name) {
    assertThat(CredentialHelperName.parse(name))
        .get()
        .extracting(CredentialHelperName::program)
        .isEqualTo("docker-credential-" + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../evil", "/bin/sh", "a b", "a\\b", "pass\n", "p\u00e4ss"})
  void anyOtherTextIsNoCredentialHelper(String name) {
    assertThat(CredentialHelperName.parse(name)).isEmpty();
    assertThatThrownBy(() -> new CredentialHelperName(name))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
