package io.github.credsmith.generate;

import io.github.credsmith.spec.BazelSettings;
import java.util.List;
import java.util.Optional;

/**
 * The paths of the scripts that Bazel starts, relative to the workspace. Windows starts no shell
 * script (its process API takes {@code .bat}, {@code .cmd} and {@code .exe} only), so it gets one
 * of its own.
 *
 * @param unix empty if no Unix platform is asked for
 * @param windows empty if Windows is not asked for
 * @param unixPlatforms the Unix platforms asked for, in the spec's order
 */
record HelperStubs(Optional<String> unix, Optional<String> windows, List<String> unixPlatforms) {
  private static final String WINDOWS = "windows";

  static HelperStubs of(BazelSettings bazel) {
    List<String> platforms = bazel.platforms().stream().map(platform -> platform.value()).toList();
    List<String> unix = platforms.stream().filter(name -> !name.equals(WINDOWS)).sorted().toList();
    return new HelperStubs(
        unix.isEmpty() ? Optional.empty() : Optional.of(bazel.helper()),
        platforms.contains(WINDOWS) ? Optional.of(bazel.helper() + ".bat") : Optional.empty(),
        unix);
  }

  /** Whether both kinds are asked for, so that the lines for Bazel depend on the platform. */
  boolean differ() {
    return unix.isPresent() && windows.isPresent();
  }
}
