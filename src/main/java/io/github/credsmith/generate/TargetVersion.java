package io.github.credsmith.generate;

import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.WorkspaceVersion;
import io.github.credsmith.spec.BazelSettings;
import java.nio.file.Path;

/**
 * The Bazel that lines are written for: the spec's, else what the workspace's files name, else the
 * newest.
 */
final class TargetVersion {
  private TargetVersion() {}

  static BazelVersion of(BazelSettings bazel, WorkspaceFiles files) {
    return bazel
        .version()
        .map(version -> BazelVersion.parse(version.value()))
        .orElseGet(
            () ->
                WorkspaceVersion.ofFiles(path -> files.read(path.toString()), Path.of(""))
                    .version());
  }
}
