package io.github.credsmith.context;

import java.util.Locale;

/** The host platforms that Bazel and the credential stores tell apart. */
public enum OperatingSystem {
  LINUX,
  MACOS,
  WINDOWS,
  FREEBSD,
  OPENBSD;

  /**
   * The system of a JVM's {@code os.name} property. An unknown one counts as Linux, whose
   * conventions (XDG folders, Secret Service) the remaining Unix systems share.
   */
  public static OperatingSystem ofJvmName(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    if (name.startsWith("mac") || name.startsWith("darwin")) {
      return MACOS;
    }
    if (name.startsWith("freebsd")) {
      return FREEBSD;
    }
    return name.startsWith("openbsd") ? OPENBSD : LINUX;
  }
}
