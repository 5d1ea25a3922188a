package io.github.credsmith.bazelrc;

import java.util.regex.Pattern;

/**
 * How a word is written in a {@code .bazelrc} so that Bazel reads it as it is: in double quotes if
 * it has white space, a quote, a backslash or a {@code #}, as {@code Tokenize} in Bazel's {@code
 * strings.cc} takes them.
 */
public final class RcWord {
  private static final Pattern SPECIAL = Pattern.compile("[\\s'\"\\\\#]");
  private static final Pattern ESCAPED = Pattern.compile("[\"\\\\]");

  private RcWord() {}

  /**
   * The word as it is written.
   *
   * @param value without line ends, which no word can have
   */
  public static String of(String value) {
    return SPECIAL.matcher(value).find()
        ? '"' + ESCAPED.matcher(value).replaceAll("\\\\$0") + '"'
        : value;
  }
}
