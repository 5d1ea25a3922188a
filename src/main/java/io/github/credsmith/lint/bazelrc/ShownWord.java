package io.github.credsmith.lint.bazelrc;

/**
 * A word of an rc file as messages quote it: a flag that stands where a path is expected may carry
 * a secret, so nothing after its first {@code =} is shown.
 */
final class ShownWord {
  private ShownWord() {}

  static String of(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? word : word.substring(0, equals + 1) + "...";
  }
}
