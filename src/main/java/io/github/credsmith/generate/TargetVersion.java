package io.github.credsmith.generate;

import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.spec.BazelSettings;

/** The Bazel that lines are written for: the spec's, else the workspace's own, else the newest. */
final class TargetVersion {
  private TargetVersion() {}

  static BazelVersion of(BazelSettings bazel, WorkspaceFiles files) {
    return bazel
        .version()
        .map(version -> BazelVersion.parse(version.value()))
        .or(() -> files.read(".bazelversion").map(source -> BazelVersion.parse(source.line(1))))
        .orElse(BazelVersion.NEWEST);
  }
}
