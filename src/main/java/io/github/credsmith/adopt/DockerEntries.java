package io.github.credsmith.adopt;

import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.CredHelper;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.spec.Credential;
import io.github.credsmith.spec.DockerSettings;
import io.github.credsmith.spec.HostPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From docker's and podman's {@code credHelpers} to the spec's {@code docker} section. */
final class DockerEntries {
  private final Set<RegistryKey> ofCredentials;
  private final List<ImportNote> notes = new ArrayList<>();

  /**
   * Entries beside credentials.
   *
   * @param credentials the spec's, whose registries need not be listed
   */
  DockerEntries(List<Credential> credentials) {
    this.ofCredentials =
        credentials.stream()
            .filter(credential -> credential.provider().value().equals("oci"))
            .flatMap(credential -> credential.hosts().stream())
            .map(Located::value)
            .filter(host -> !host.wildcard())
            .map(host -> RegistryKey.of(host.toString()))
            .collect(Collectors.toSet());
  }

  /** The section; empty if no file names one helper for its registries. */
  Optional<DockerSettings> settings(List<DockerConfig> files) {
    Optional<DockerSettings.RegistryFile> docker = file(files, ConfigFormat.DOCKER);
    Optional<DockerSettings.RegistryFile> podman = file(files, ConfigFormat.PODMAN);
    return docker.isEmpty() && podman.isEmpty()
        ? Optional.empty()
        : Optional.of(new DockerSettings(docker, podman));
  }

  /** What {@link #settings} could not carry over. */
  List<ImportNote> notes() {
    return List.copyOf(notes);
  }

  private Optional<DockerSettings.RegistryFile> file(
      List<DockerConfig> files, ConfigFormat format) {
    return files.stream()
        .filter(config -> config.format() == format && !config.credHelpers().isEmpty())
        .findFirst()
        .flatMap(this::registryFile);
  }

  private Optional<DockerSettings.RegistryFile> registryFile(DockerConfig config) {
    List<CredHelper> helpers =
        config.credHelpers().stream().filter(helper -> !helper.name().isEmpty()).toList();
    Set<String> names = helpers.stream().map(CredHelper::name).collect(Collectors.toSet());
    if (names.size() != 1) {
      notes.add(
          new ImportNote(
              config.credHelpers().get(0).keyLocation(),
              "not carried over: the entries name "
                  + names.size()
                  + " helpers, and a spec has one for each file"));
      return Optional.empty();
    }
    List<Located<String>> registries = new ArrayList<>();
    Set<RegistryKey> present =
        helpers.stream()
            .flatMap(helper -> registry(helper, config.format(), registries).stream())
            .collect(Collectors.toSet());
    noteNew(config, present, helpers.get(0).keyLocation());
    return Optional.of(
        new DockerSettings.RegistryFile(
            config.file(),
            names.iterator().next(),
            registries,
            config.credHelpers().get(0).keyLocation()));
  }

  private Optional<RegistryKey> registry(
      CredHelper helper, ConfigFormat format, List<Located<String>> registries) {
    String host =
        helper.key().equals(RegistryKey.DOCKER_HUB.value()) ? "index.docker.io" : helper.key();
    RegistryKey key = RegistryKey.of(host);
    boolean fits =
        HostPattern.parse(host).filter(pattern -> !pattern.wildcard()).isPresent()
            && format.helperKey(key).equals(helper.key());
    if (!fits) {
      notes.add(
          new ImportNote(
              helper.keyLocation(),
              "not carried over, and `credsmith generate` removes it: the key is not one by which a"
                  + " registry is looked up"));
      return Optional.empty();
    }
    if (!ofCredentials.contains(key)) {
      registries.add(new Located<>(host, helper.keyLocation()));
    }
    return Optional.of(key);
  }

  private void noteNew(DockerConfig config, Set<RegistryKey> present, Location location) {
    ofCredentials.stream()
        .filter(key -> !present.contains(key))
        .map(config.format()::helperKey)
        .sorted()
        .forEach(
            key ->
                notes.add(
                    new ImportNote(
                        location,
                        "`credsmith generate` adds '"
                            + key
                            + "', which has a registry credential, to the entries")));
  }
}
