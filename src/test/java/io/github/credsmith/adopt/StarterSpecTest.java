package io.github.credsmith.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.generate.Templates;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.LoadedSpec;
import io.github.credsmith.spec.SpecFixture;
import io.github.credsmith.uri.RequestUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StarterSpecTest {
  private static final String MODULE =
      """
      module(name = "x")
      bazel_dep(name = "rules_oci", version = "2.2.6")
      # http_archive(url = "https://commented.example/x")
      oci.pull(name = "base", image = "gcr.io/distroless/base")
      oci.pull(name = "ubuntu", image = "ubuntu")
      pull(name = "img", registry = "registry.acme.example:5000", repository = "a/b")
      http_archive(name = "y", urls = ["https://github.com/a/b.tar.gz", "https://files.acme.example:8443/y.tgz"])
      http_file(name = "z", url = "https://mirror.bazel.build/z")
      """;
  private static final String RC =
      """
      build --remote_cache=grpcs://cache.acme.example:9092 --bes_backend=unix:/tmp/x
      build --remote_executor=remote.buildbuddy.io
      common --credential_helper=*.s3.amazonaws.com=%workspace%/tools/credential-helper
      common --credential_helper=%workspace%/tools/other
      """;

  @TempDir Path folder;

  @Test
  void coversTheHostsThatTheFilesName() throws IOException {
    Files.writeString(folder.resolve("MODULE.bazel"), MODULE);
    Files.writeString(folder.resolve(".bazelrc"), RC);
    WorkspaceScan scan = WorkspaceScan.of(folder);
    String text = text(StarterSpec.of("My Workspace!", scan.hosts(), scan.rules()));
    CredentialSpec spec = usable(text);
    assertThat(provider(spec, "https://gcr.io/v2/")).contains("oci");
    assertThat(provider(spec, "https://index.docker.io/v2/")).contains("oci");
    assertThat(provider(spec, "registry.acme.example:5000")).contains("oci");
    assertThat(provider(spec, "https://github.com/a/b.tar.gz")).contains("github");
    assertThat(provider(spec, "https://cache.acme.example:9092/x")).contains("remoteapis");
    assertThat(provider(spec, "https://remote.buildbuddy.io/x")).contains("remoteapis");
    assertThat(provider(spec, "https://b.s3.amazonaws.com/x")).contains("s3");
    assertThat(spec.bazel().orElseThrow().rules()).containsExactly("rules_oci");
    assertThat(text)
        .contains("files.acme.example:8443 (MODULE.bazel:7:68)")
        .contains("name: my-workspace")
        .doesNotContain("unix")
        .doesNotContain("commented.example")
        .doesNotContain("mirror.bazel.build");
  }

  @Test
  void aHostOfTwoUsesGetsOneProvider() {
    List<NamedHost> hosts =
        HostScan.starlark(
            SourceText.of("f", "x(image = \"r.example/a\", url = \"https://r.example/b\")"));
    assertThat(provider(usable(text(StarterSpec.of("w", hosts, List.of()))), "r.example"))
        .contains("oci");
  }

  @Test
  void aWorkspaceWithoutHostsGetsAnExampleToStartFrom() {
    assertThat(usable(text(StarterSpec.of("", List.of(), List.of()))).credentials()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ubuntu, index.docker.io",
    "library/ubuntu, index.docker.io",
    "docker.io/library/ubuntu, index.docker.io",
    "ghcr.io/a/b, ghcr.io",
    "localhost:5000/a, localhost:5000",
  })
  void anImageNamesItsRegistry(String image, String registry) {
    assertThat(HostScan.starlark(SourceText.of("f", "oci.pull(image = '" + image + "')")))
        .singleElement()
        .satisfies(host -> assertThat(host.host()).isEqualTo(registry));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url = \"https://%s/x\"",
        "url = \"https://{host}/x\"",
        "url = \"http://[\"",
        "image = \"{x}/y\"",
        "\"https:// a\""
      })
  void whatIsNoHostIsPassedOver(String code) {
    assertThat(HostScan.starlark(SourceText.of("f", "f(" + code + ")"))).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOthersAreUsed() throws IOException {
    Files.createDirectory(folder.resolve("MODULE.bazel"));
    Files.writeString(folder.resolve("WORKSPACE"), "http_archive(url = \"https://github.com/x\")");
    WorkspaceScan scan = WorkspaceScan.of(folder);
    assertThat(scan.unreadable()).hasSize(1);
    assertThat(scan.hosts()).hasSize(1);
  }

  private static String text(StarterSpec starter) {
    return new Templates(Optional.empty()).fill("credsmith.yaml", starter);
  }

  private CredentialSpec usable(String text) {
    LoadedSpec loaded =
        new SpecFixture(folder).raw("spec/credsmith.yaml", text).load("spec/credsmith.yaml");
    assertThat(loaded.findings())
        .extracting(Finding::severity)
        .doesNotContain(Severity.ERROR, Severity.WARNING);
    return loaded.spec().orElseThrow();
  }

  private static Optional<String> provider(CredentialSpec spec, String uri) {
    return spec.claimFor(RequestUri.parse(uri)).map(claim -> claim.credential().provider().value());
  }
}
