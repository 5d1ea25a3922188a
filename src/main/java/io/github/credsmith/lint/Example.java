package io.github.credsmith.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * The files of a small workspace that shows a rule.
 *
 * @param files in the order in which documentation shows them
 * @param generated whether what {@code credsmith generate} writes is there too
 */
public record Example(List<File> files, boolean generated) {
  /** What a path begins with that is in the home of whoever lints. */
  public static final String HOME = "~/";

  /** What a "path" begins with that is a variable of the environment. */
  public static final String VARIABLE = "$";

  /**
   * A file, or a variable of the environment.
   *
   * @param path relative to the workspace's root, with {@code /}; or begins with {@link #HOME} or
   *     {@link #VARIABLE}
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

  private static final Example NOTHING = new Example(List.of(), false);

  public Example {
    files = List.copyOf(files);
  }

  /** A workspace with one file. */
  public static Example of(String path, String text) {
    return NOTHING.and(path, text);
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
    return NOTHING.andPrivate(".docker/config.json", text);
  }

  /** These files and another one. */
  public Example and(String path, String text) {
    return with(new File(path, text, Mode.PLAIN));
  }

  /** These files and a program that Bazel can start as its credential helper. */
  public Example andHelper() {
    return andExecutable("tools/credential-helper", "#!/bin/sh\nexec credsmith get\n");
  }

  /** These files and one that can be started. */
  public Example andExecutable(String path, String text) {
    return with(new File(path, text, Mode.EXECUTABLE));
  }

  /** These files and one that its owner alone may read. */
  public Example andPrivate(String path, String text) {
    return with(new File(path, text, Mode.PRIVATE));
  }

  /** These files and what {@code credsmith generate} writes. */
  public Example andGenerated() {
    return new Example(files, true);
  }

  private Example with(File file) {
    List<File> all = new ArrayList<>(files);
    all.add(file);
    return new Example(all, generated);
  }
}
