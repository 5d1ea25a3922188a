package io.github.credsmith.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * The files of a small workspace that shows a rule.
 *
 * @param files in the order in which documentation shows them
 */
public record Example(List<File> files) {
  /**
   * A file.
   *
   * @param path relative to the workspace's root, with {@code /}
   */
  public record File(String path, String text, Mode mode) {}

  /** The permissions of a file. */
  public enum Mode {
    /** 0644. */
    PLAIN,
    /** 0755. */
    EXECUTABLE,
    /** 0600. */
    PRIVATE
  }

  public Example {
    files = List.copyOf(files);
  }

  /** A workspace with one file. */
  public static Example of(String path, String text) {
    return new Example(List.of()).and(path, text);
  }

  /** A workspace with a {@code .bazelrc} alone. */
  public static Example bazelrc(String text) {
    return of(".bazelrc", text);
  }

  /** A workspace with a helper configuration alone. */
  public static Example helperConfig(String text) {
    return of(".tweag-credential-helper.json", text);
  }

  /** A workspace with a docker configuration alone, which its owner alone may read. */
  public static Example docker(String text) {
    return new Example(List.of()).andPrivate(".docker/config.json", text);
  }

  /** These files and another one. */
  public Example and(String path, String text) {
    return with(new File(path, text, Mode.PLAIN));
  }

  /** These files and a program that Bazel can start as its credential helper. */
  public Example andHelper() {
    return with(
        new File("tools/credential-helper", "#!/bin/sh\nexec credsmith get\n", Mode.EXECUTABLE));
  }

  /** These files and one that its owner alone may read. */
  public Example andPrivate(String path, String text) {
    return with(new File(path, text, Mode.PRIVATE));
  }

  private Example with(File file) {
    List<File> all = new ArrayList<>(files);
    all.add(file);
    return new Example(all);
  }
}
