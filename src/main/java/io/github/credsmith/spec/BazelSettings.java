package io.github.credsmith.spec;

import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import java.util.List;
import java.util.Optional;

/**
 * How Bazel is to call the credential helper.
 *
 * @param version the Bazel version to write for; empty for the workspace's own
 * @param helper the stub's path, relative to the workspace
 * @param platforms the host platforms of the build: {@code linux}, {@code macos}, {@code windows},
 *     ...
 * @param rcFile the rc file that gets the lines, relative to the workspace
 * @param importFrom the rc file that imports {@code rcFile}; empty if {@code rcFile} is read by
 *     Bazel itself, and then only a managed block of it is ours
 * @param command the command the lines are for: {@code common} or {@code build}
 * @param config the {@code --config} all lines go under; empty for always
 * @param timeout of one call of the helper, in Bazel's notation; empty for Bazel's default
 * @param cacheDuration of an answer without expiry, in Bazel's notation; empty for Bazel's default
 * @param rules the rule sets that need settings of their own
 * @param location of the section; the whole file if the spec has none
 */
public record BazelSettings(
    Optional<Located<String>> version,
    String helper,
    List<Located<String>> platforms,
    String rcFile,
    Optional<String> importFrom,
    Located<String> command,
    Optional<String> config,
    Optional<Located<String>> timeout,
    Optional<Located<String>> cacheDuration,
    List<String> rules,
    Location location) {

  public BazelSettings {
    platforms = List.copyOf(platforms);
    rules = List.copyOf(rules);
  }
}
