package io.github.credsmith.kubernetes;

import io.github.credsmith.document.SourceText;
import java.util.List;
import java.util.Set;

/**
 * A file of Kubernetes objects.
 *
 * @param source its text
 * @param pullSecrets the Secrets with a docker configuration, in the order of the text
 * @param secretNames the names of all Secrets that come from it, those included that a controller
 *     or kustomize makes of it
 * @param references the pull secrets that its objects name, in the order of the text
 */
public record Manifest(
    SourceText source,
    List<PullSecret> pullSecrets,
    Set<String> secretNames,
    List<SecretReference> references) {
  public Manifest {
    pullSecrets = List.copyOf(pullSecrets);
    secretNames = Set.copyOf(secretNames);
    references = List.copyOf(references);
  }
}
