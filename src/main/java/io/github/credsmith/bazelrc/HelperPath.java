package io.github.credsmith.bazelrc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program that a {@code --credential_helper} names.
 *
 * <p>Contract: Bazel's {@code CommandLinePathFactory}.
 *
 * @param text as written
 * @param kind how Bazel finds the program
 * @param relative the part below the root for {@link Kind#WORKSPACE} and {@link Kind#INSTALL_BASE};
 *     else the same as {@code text}
 */
public record HelperPath(String text, Kind kind, String relative) {
  private static final Pattern ROOTED = Pattern.compile("%([a-z_]+)%/+([^%].*)", Pattern.DOTALL);
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*", Pattern.DOTALL);

  /** How Bazel finds the program. */
  public enum Kind {
    /** An absolute path; a Windows path with a drive counts on every platform. */
    ABSOLUTE,
    /** {@code %workspace%/...}. */
    WORKSPACE,
    /** {@code %install_base%/...}, from Bazel 7.1.0. */
    INSTALL_BASE,
    /** A name without a separator, looked up on {@code PATH}. */
    ON_PATH,
    /** Refused: empty. */
    EMPTY,
    /** Refused: {@code %name%/...} with another name, or a {@code %} where none may be. */
    UNKNOWN_ROOT,
    /** Refused: has a separator but is not absolute. */
    RELATIVE,
    /** Refused: leads out of its root by {@code ..}. */
    ABOVE_ROOT;

    /** Whether Bazel ends the command with an error, whatever the file system holds. */
    public boolean isRefused() {
      return compareTo(EMPTY) >= 0;
    }
  }

  /** Reads what stands after the scope. */
  public static HelperPath parse(String text) {
    if (text.isEmpty()) {
      return new HelperPath(text, Kind.EMPTY, text);
    }
    if (text.startsWith("%")) {
      return rooted(text);
    }
    if (text.startsWith("/") || DRIVE.matcher(text).matches()) {
      return new HelperPath(text, Kind.ABSOLUTE, text);
    }
    boolean bare = text.indexOf('/') < 0 && !text.equals("..");
    return new HelperPath(text, bare ? Kind.ON_PATH : Kind.RELATIVE, text);
  }

  /**
   * Where the program is in the file system.
   *
   * @param workspace the workspace's root folder
   * @return empty unless the kind is {@link Kind#ABSOLUTE} or {@link Kind#WORKSPACE}, and for a
   *     path that this platform cannot express
   */
  public Optional<Path> file(Path workspace) {
    try {
      return switch (kind) {
        case ABSOLUTE -> Optional.of(Path.of(text));
        case WORKSPACE -> Optional.of(workspace.resolve(relative).normalize());
        default -> Optional.empty();
      };
    } catch (InvalidPathException notOnThisPlatform) {
      return Optional.empty();
    }
  }

  /** Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof HelperPath path
        && text.equals(path.text)
        && kind == path.kind
        && relative.equals(path.relative);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static HelperPath rooted(String text) {
    Matcher parts = ROOTED.matcher(text);
    if (!parts.matches()) {
      return new HelperPath(text, Kind.UNKNOWN_ROOT, text);
    }
    String relative = parts.group(2);
    if (leadsUp(relative)) {
      return new HelperPath(text, Kind.ABOVE_ROOT, relative);
    }
    return switch (parts.group(1)) {
      case "workspace" -> new HelperPath(text, Kind.WORKSPACE, relative);
      case "install_base" -> new HelperPath(text, Kind.INSTALL_BASE, relative);
      default -> new HelperPath(text, Kind.UNKNOWN_ROOT, text);
    };
  }

  private static boolean leadsUp(String relative) {
    int depth = 0;
    for (String segment : relative.split("/")) {
      if (segment.equals("..")) {
        depth--;
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
