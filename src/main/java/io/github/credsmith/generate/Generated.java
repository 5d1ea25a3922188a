package io.github.credsmith.generate;

import java.util.List;

/**
 * What a generator came to.
 *
 * @param artifacts the files as they should be; a file with a refusal that cannot be forced is
 *     among them as it stands
 * @param refusals what stands in the way
 */
public record Generated(List<Artifact> artifacts, List<Refusal> refusals) {
  public Generated {
    artifacts = List.copyOf(artifacts);
    refusals = List.copyOf(refusals);
  }

  static Generated of(Artifact... artifacts) {
    return new Generated(List.of(artifacts), List.of());
  }

  static Generated nothing() {
    return new Generated(List.of(), List.of());
  }
}
