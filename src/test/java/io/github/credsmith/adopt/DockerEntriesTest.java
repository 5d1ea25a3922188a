package io.github.credsmith.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.DockerConfigReader;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.spec.Credential;
import io.github.credsmith.spec.DockerSettings;
import io.github.credsmith.spec.HostPattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which entries of docker's and podman's files become the spec's. */
class DockerEntriesTest {
  private static final String DOCKER = ".docker/config.json";
  private static final String PODMAN = ".config/containers/auth.json";

  @Test
  void oneHelperForSomeRegistriesIsCarriedOver() {
    DockerEntries entries = new DockerEntries(List.of());
    DockerSettings.RegistryFile file =
        entries
            .settings(
                List.of(
                    docker("{\"credHelpers\": {\"ghcr.io\": \"acme\", \"quay.io\": \"acme\"}}")))
            .orElseThrow()
            .config()
            .orElseThrow();
    assertThat(file.file()).isEqualTo(DOCKER);
    assertThat(file.credHelper()).isEqualTo("acme");
    assertThat(registries(file)).containsExactly("ghcr.io", "quay.io");
    assertThat(entries.notes()).isEmpty();
  }

  @Test
  void registriesOfCredentialsNeedNotBeNamed() {
    DockerEntries entries = new DockerEntries(List.of(oci("ghcr.io")));
    DockerSettings.RegistryFile file =
        entries
            .settings(
                List.of(
                    docker("{\"credHelpers\": {\"ghcr.io\": \"acme\", \"quay.io\": \"acme\"}}")))
            .orElseThrow()
            .config()
            .orElseThrow();
    assertThat(registries(file)).containsExactly("quay.io");
    assertThat(entries.notes()).isEmpty();
  }

  @Test
  void registriesOfCredentialsThatTheFileLacksAreSaidToBeAdded() {
    DockerEntries entries = new DockerEntries(List.of(oci("ghcr.io"), oci("*.azurecr.io")));
    entries.settings(List.of(docker("{\"credHelpers\": {\"quay.io\": \"acme\"}}")));
    assertThat(entries.notes())
        .singleElement()
        .asString()
        .startsWith(DOCKER + ":1:")
        .contains("adds 'ghcr.io'");
  }

  @Test
  void dockerHubHasTheKeyThatDockerReads() {
    DockerEntries entries = new DockerEntries(List.of());
    DockerSettings.RegistryFile file =
        entries
            .settings(
                List.of(docker("{\"credHelpers\": {\"https://index.docker.io/v1/\": \"acme\"}}")))
            .orElseThrow()
            .config()
            .orElseThrow();
    assertThat(registries(file)).containsExactly("index.docker.io");
    assertThat(entries.notes()).isEmpty();
  }

  @Test
  void aKeyThatIsNeverLookedUpIsListed() {
    DockerEntries entries = new DockerEntries(List.of());
    DockerSettings.RegistryFile file =
        entries
            .settings(
                List.of(
                    docker(
                        "{\"credHelpers\": {\"https://ghcr.io/v2/\": \"acme\", \"quay.io\": \"acme\"}}")))
            .orElseThrow()
            .config()
            .orElseThrow();
    assertThat(registries(file)).containsExactly("quay.io");
    assertThat(entries.notes()).singleElement().asString().contains("not carried over");
  }

  @Test
  void severalHelpersCannotBeSaid() {
    DockerEntries entries = new DockerEntries(List.of());
    assertThat(
            entries.settings(
                List.of(docker("{\"credHelpers\": {\"ghcr.io\": \"a\", \"quay.io\": \"b\"}}"))))
        .isEmpty();
    assertThat(entries.notes()).singleElement().asString().contains("name 2 helpers");
  }

  @Test
  void podmansFileIsASectionOfItsOwn() {
    DockerSettings settings =
        new DockerEntries(List.of())
            .settings(
                List.of(
                    docker("{}"),
                    config(PODMAN, "{\"credHelpers\": {\"ghcr.io\": \"a\"}}", ConfigFormat.PODMAN)))
            .orElseThrow();
    assertThat(settings.config()).isEmpty();
    assertThat(settings.authFile().orElseThrow().credHelper()).isEqualTo("a");
  }

  @Test
  void filesWithoutHelpersGiveNoSection() {
    assertThat(new DockerEntries(List.of(oci("ghcr.io"))).settings(List.of(docker("{}"))))
        .isEmpty();
  }

  private static DockerConfig docker(String text) {
    return config(DOCKER, text, ConfigFormat.DOCKER);
  }

  private static DockerConfig config(String file, String text, ConfigFormat format) {
    return DockerConfigReader.read(JsonReader.read(SourceText.of(file, text)), format);
  }

  private static Credential oci(String host) {
    Location at = Location.ofFile("credsmith.yaml");
    return new Credential(
        new Located<>("registry", at),
        List.of(new Located<>(HostPattern.parse(host).orElseThrow(), at)),
        Optional.empty(),
        Optional.empty(),
        new Located<>("oci", at),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static List<String> registries(DockerSettings.RegistryFile file) {
    return file.registries().stream().map(Located::value).toList();
  }
}
