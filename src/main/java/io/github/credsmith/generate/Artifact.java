package io.github.credsmith.generate;

/**
 * A file as it should be.
 *
 * @param target what it is
 * @param path where it is, relative to the workspace, with {@code /}
 * @param content the whole file, a byte-order mark included
 * @param own what the spec alone amounts to, without anything that stands in the file already
 * @param ownership how much of the file is ours
 * @param executable whether it must be executable
 */
public record Artifact(
    Target target,
    String path,
    String content,
    String own,
    Ownership ownership,
    boolean executable) {

  /** How much of a file credsmith writes. */
  public enum Ownership {
    /** All of it; the lock tells whether somebody has changed it since. */
    WHOLE_FILE,
    /** The lines between two markers, which carry a checksum. */
    MANAGED_BLOCK,
    /** Single entries of a file that other programs write too. */
    ENTRIES
  }

  /** A file that is wholly ours. */
  static Artifact whole(Target target, String path, String content) {
    return new Artifact(target, path, content, content, Ownership.WHOLE_FILE, false);
  }

  /** A script that is wholly ours. */
  static Artifact script(Target target, String path, String content) {
    return new Artifact(target, path, content, content, Ownership.WHOLE_FILE, true);
  }

  /** A file in which only a block is ours. */
  static Artifact block(Target target, String path, String content, String body) {
    return new Artifact(target, path, content, body, Ownership.MANAGED_BLOCK, false);
  }

  /** A file in which only entries are ours. */
  static Artifact entries(Target target, String path, String content, String own) {
    return new Artifact(target, path, content, own, Ownership.ENTRIES, false);
  }
}
