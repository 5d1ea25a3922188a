package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcrossRulesTest {
  private static final String GITHUB =
      "common --credential_helper=github.com=%workspace%/tools/credential-helper\n";
  private static final String REGISTRY =
      "common --credential_helper=registry.acme.example=%workspace%/tools/credential-helper\n";

  @TempDir private Path root;

  private List<Finding> lint(Example example) {
    return new LintFixture(root).lint(example.andHelper());
  }

  private List<String> rules(Example example) {
    return lint(example).stream().map(Finding::rule).toList();
  }

  private static String rule(String host) {
    return "{\"urls\": [{\"host\": \"" + host + "\", \"helper\": \"oci\"}]}\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "common --remote_cache=grpc://localhost:9092\n",
        "common --remote_cache=unix:/run/cache\n",
        "common --registry=https://bcr.bazel.build\n",
        "common --registry=file:///registry\n",
        "common --remote_cache=grpcs://cache.acme.example --remote_header=x-key=$KEY\n",
        "common --remote_cache=grpcs://cache.acme.example --google_default_credentials\n",
        "common --remote_cache=grpcs://cache.acme.example --tls_client_certificate=/c.pem\n",
        "build --remote_cache=grpcs://cache.acme.example\n"
            + "build --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n"
            + "common --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n"
      })
  void aServiceThatNeedsNoHelperIsCovered(String lines) {
    assertThat(rules(Example.bazelrc(GITHUB + lines))).doesNotContain("across/uncovered-service");
  }

  @ParameterizedTest
  @CsvSource({
    "--registry=https://registry.acme.example/modules, 12",
    "--bes_backend=bes.acme.example, 15",
    "--experimental_remote_downloader=grpcs://assets.acme.example, 34",
    "--remote_executor=grpcs://build.acme.example, 19"
  })
  void aServiceThatNothingCoversIsToldAtItsValue(String flag, int column) {
    assertThat(lint(Example.bazelrc(GITHUB + "build " + flag + "\n")))
        .filteredOn(finding -> finding.rule().equals("across/uncovered-service"))
        .extracting(finding -> finding.location().span().start().column())
        .containsExactly(column + "build ".length());
  }

  @Test
  void withoutAnyHelperNothingIsSaidOfServices() {
    assertThat(
            new LintFixture(root)
                .lint(Example.bazelrc("build --remote_cache=grpcs://cache.acme.example\n")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "registry.acme.example, true",
    "registry.acme.example:5000, false",
    "registry.acme.example*, false",
    "'*', false"
  })
  void aRegistryAtAPortNeedsARuleWithIt(String host, boolean told) {
    Example example =
        Example.bazelrc(REGISTRY)
            .and(".tweag-credential-helper.json", rule(host))
            .and(
                "MODULE.bazel",
                "images.pull(registry = \"registry.acme.example:5000\", repository = \"base\")\n");

    assertThat(rules(example).contains("across/registry-port")).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"7.0.2, true", "7.1.0, false"})
  void theInstallBaseIsKnownFromSevenOne(String version, boolean refused) {
    Example example =
        Example.bazelrc("common --credential_helper=github.com=%install_base%/helper\n")
            .and(".bazelversion", version + "\n");

    assertThat(rules(example).contains("bazelrc/invalid-helper-path")).isEqualTo(refused);
  }
}
