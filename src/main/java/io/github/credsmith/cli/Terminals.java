package io.github.credsmith.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Which of the process's streams a person sees.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is one
 */
record Terminals(boolean out, boolean err) {
  static final Terminals NONE = new Terminals(false, false);

  private static final Pattern DEVICE = Pattern.compile("/dev/(?:pts/[0-9]+|tty.*|console)");

  /** Those of this process. */
  static Terminals ofProcess() {
    return new Terminals(isTerminal(1), isTerminal(2));
  }

  /**
   * Java tells only whether input and output are both terminals, which they are not when a file is
   * piped in; on Linux the kernel tells of each.
   */
  private static boolean isTerminal(int descriptor) {
    try {
      Path device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      return DEVICE.matcher(device.toString()).matches();
    } catch (IOException | UnsupportedOperationException notLinux) {
      return System.console() != null;
    }
  }
}
