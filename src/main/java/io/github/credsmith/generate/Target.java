package io.github.credsmith.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a spec can be turned into. */
public enum Target {
  /** The helper configuration, {@code .tweag-credential-helper.json}. */
  HELPER_CONFIG,
  /** The lines for Bazel, in a managed block or an rc file of their own. */
  BAZELRC,
  /** The line that imports an rc file of our own. */
  BAZELRC_IMPORT,
  /** The script that Bazel starts on Unix. */
  STUB,
  /** The script that Bazel starts on Windows. */
  STUB_WINDOWS,
  /** Docker's {@code config.json}. */
  DOCKER,
  /** Podman's {@code auth.json}. */
  PODMAN,
  /** The record of what was generated. */
  LOCK;

  /** The name on the command line: {@code helper-config}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The target of a name; empty if there is none. */
  public static Optional<Target> of(String id) {
    return Arrays.stream(values()).filter(target -> target.id().equals(id)).findFirst();
  }

  /** All names, in the order of declaration. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Target::id).toList();
  }
}
