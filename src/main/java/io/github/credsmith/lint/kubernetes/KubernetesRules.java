package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.lint.Rule;
import java.util.List;

/** The rules about Kubernetes manifests, in the order in which they are documented. */
public final class KubernetesRules {
  private KubernetesRules() {}

  /** All of them. */
  public static List<Rule> all() {
    return List.of(
        new UnreadableManifest(),
        new WrongKey(),
        new NotEncoded(),
        new NotJson(),
        new WrongForm(),
        new TooLarge(),
        new IgnoredHelpers(),
        new DockerHubKey(),
        new UnknownPullSecret());
  }
}
