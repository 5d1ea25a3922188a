package io.github.credsmith.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.SpecFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetChecksTest {
  private static final String GITHUB =
      "credentials: [{name: gh, hosts: [github.com], provider: github}]\n";
  private static final String CACHE =
      "credentials: [{name: c, hosts: [c.example], provider: remoteapis, options: {headerName: x}}]\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bazel: {version: 5.2.0}                                   | target/bazel-version",
        "bazel: {version: 6.2.1}                                   | target/bazel-remote-only",
        "bazel: {version: 6.3.0}                                   |",
        "bazel: {}                                                 |",
        "bazel: {command: build}                                   | target/build-only",
        "bazel: {rc: {file: .bazelrc, importFrom: .bazelrc}}       | target/shared-file",
        "metadata: {name: x}                                       | target/none",
      })
  void whatATargetCannotDoIsSaid(String section, String rule) {
    assertThat(rules(section + "\n" + GITHUB)).isEqualTo(rule == null ? List.of() : List.of(rule));
  }

  @Test
  void anOldBazelServesRemoteApisAlone() {
    assertThat(rules("bazel: {version: 6.2.1}\n" + CACHE)).isEmpty();
  }

  @Test
  void theWorkspacesOwnVersionCounts() {
    WorkspaceFiles files = new MemoryWorkspace().with(".bazelversion", "5.2.0\n");
    assertThat(TargetChecks.check(request("bazel: {}\n" + GITHUB, files)))
        .extracting(Finding::rule)
        .containsExactly("target/bazel-version");
  }

  @ParameterizedTest
  @CsvSource({"localhost, 1", "my_host.example, 1", "a.example, 0"})
  void aHostThatIsNoScopeIsSaid(String host, int findings) {
    String spec = "bazel: {}\ncredentials: [{name: r, hosts: [" + host + "], provider: oci}]\n";
    assertThat(rules(spec)).hasSize(findings).allMatch("target/bazel-scope"::equals);
  }

  @Test
  void aHostWithoutCredentialsNeedsNoScope() {
    assertThat(
            rules("bazel: {}\ncredentials: [{name: r, hosts: [localhost], provider: \"null\"}]\n"))
        .isEmpty();
  }

  @Test
  void aConfigIsTwoConfigsOnlyWithWindowsAndUnix() {
    String credential = CACHE.replace("}]", ", bazelConfig: ci}]");
    assertThat(rules("bazel: {platforms: [linux, windows]}\n" + credential))
        .containsExactly("target/config-per-platform");
    assertThat(rules("bazel: {platforms: [windows]}\n" + credential)).isEmpty();
  }

  @Test
  void aWildcardIsNothingToDockerUnlessARegistryBelowItIsListed() {
    String registries = "credentials: [{name: r, hosts: [\"*.r.example\"], provider: oci}]\n";
    assertThat(rules("docker: {config: {}}\n" + registries))
        .containsExactly("target/docker-wildcard");
    assertThat(rules("docker: {config: {registries: [a.r.example]}}\n" + registries)).isEmpty();
  }

  private List<String> rules(String body) {
    return TargetChecks.check(request(body, new MemoryWorkspace())).stream()
        .map(Finding::rule)
        .toList();
  }

  private GenerationRequest request(String body, WorkspaceFiles files) {
    CredentialSpec spec = new SpecFixture(folder).spec(body);
    return new GenerationRequest(spec, "credsmith.yaml", files);
  }
}
