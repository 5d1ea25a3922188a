package io.github.credsmith.generate;

import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.CredentialHelperName;
import io.github.credsmith.dockerconfig.DockerConfigEditor;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.DockerSettings.RegistryFile;
import io.github.credsmith.spec.HostPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Docker's and podman's files: an entry under {@code credHelpers} for every registry of the spec,
 * next to whatever else the file holds.
 */
final class DockerGenerator implements Generator {

  @Override
  public Generated generate(GenerationRequest request) {
    List<Artifact> artifacts = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    request
        .spec()
        .docker()
        .ifPresent(
            docker -> {
              docker
                  .config()
                  .ifPresent(
                      file ->
                          add(
                              Target.DOCKER,
                              ConfigFormat.DOCKER,
                              file,
                              request,
                              artifacts,
                              refusals));
              docker
                  .authFile()
                  .ifPresent(
                      file ->
                          add(
                              Target.PODMAN,
                              ConfigFormat.PODMAN,
                              file,
                              request,
                              artifacts,
                              refusals));
            });
    return new Generated(artifacts, refusals);
  }

  private static void add(
      Target target,
      ConfigFormat format,
      RegistryFile file,
      GenerationRequest request,
      List<Artifact> artifacts,
      List<Refusal> refusals) {
    Set<RegistryKey> registries = registries(request.spec(), file);
    DockerConfigEditor editor =
        new DockerConfigEditor(format, new CredentialHelperName(file.credHelper()));
    Optional<SourceText> existing = request.files().read(file.file());
    artifacts.add(
        Artifact.entries(
            target,
            file.file(),
            editor.edit(existing, registries),
            editor.edit(Optional.empty(), registries)));
    Set<String> keys = registries.stream().map(format::helperKey).collect(Collectors.toSet());
    existing.ifPresent(source -> refusals.addAll(takenByOthers(source, file, keys)));
  }

  /** The registries docker can be told of: its keys have no wildcards. */
  private static Set<RegistryKey> registries(CredentialSpec spec, RegistryFile file) {
    Stream<String> ofCredentials =
        spec.credentials().stream()
            .filter(credential -> credential.provider().value().equals("oci"))
            .flatMap(credential -> credential.hosts().stream())
            .map(Located::value)
            .filter(host -> !host.wildcard())
            .map(HostPattern::toString);
    Stream<String> more =
        file.registries().stream()
            .map(
                host ->
                    HostPattern.parse(host.value())
                        .map(HostPattern::toString)
                        .orElse(host.value()));
    return Stream.concat(ofCredentials, more).map(RegistryKey::of).collect(Collectors.toSet());
  }

  /** Entries for our registries that somebody has given to another helper. */
  private static List<Refusal> takenByOthers(
      SourceText source, RegistryFile file, Set<String> keys) {
    if (source.text().isBlank() || !(JsonReader.read(source).root() instanceof Node.Mapping root)) {
      return List.of();
    }
    return root.get("credHelpers").filter(Node.Mapping.class::isInstance).stream()
        .flatMap(section -> ((Node.Mapping) section).entries().stream())
        .filter(entry -> keys.contains(entry.name()))
        .filter(
            entry ->
                !(entry.value() instanceof Node.Scalar value && value.isString(file.credHelper())))
        .map(
            entry ->
                new Refusal(
                    entry.value().location(),
                    "'"
                        + entry.name()
                        + "' has another credential helper; remove the entry, or use --force to replace it",
                    true))
        .toList();
  }
}
