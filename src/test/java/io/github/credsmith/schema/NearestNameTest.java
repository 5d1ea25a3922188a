package io.github.credsmith.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
  private static final List<String> NAMES =
      List.of(
          "env", "keyring", "google", "insecureLiteral", "oci", "s3", "gcs", "parseDockerConfig");

  @ParameterizedTest
  @CsvSource({
    "enc, env",
    "evn, env",
    "ENV, env",
    "keyrign, keyring",
    "goggle, google",
    "oic, oci",
    "S3, s3",
    "s33, s3",
    "gcp, gcs",
    "parse_docker_config, parseDockerConfig",
    "insecure-literal, insecureLiteral"
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(NearestName.of(written, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xx", "xyz", "password", "key", "docker"})
  void findsNothingWhereNothingIsNear(String written) {
    assertThat(NearestName.of(written, NAMES)).isEmpty();
  }

  @Test
  void anExactMatchWinsOverANearOne() {
    assertThat(NearestName.of("gar", List.of("gcs", "gar", "gat"))).contains("gar");
  }

  @Test
  void aLongNameIsComparedWithLongNamesOnly() {
    assertThat(NearestName.of("x".repeat(1_000_000), NAMES)).isEmpty();
  }
}
