package io.github.credsmith.helperconfig;

import io.github.credsmith.document.Location;
import java.util.List;

/**
 * A fault of a configuration file's form.
 *
 * @param what one line, a sentence without its subject; quotes keys but no values
 * @param alternatives the words that could stand there instead; empty if the fault is not a word
 */
public record HelperConfigProblem(
    Kind kind, Location location, String what, List<String> alternatives) {

  /** What is wrong. */
  public enum Kind {
    /** A value of another type than its key has. */
    WRONG_TYPE,
    /** A key that means nothing there. */
    UNKNOWN_KEY,
    /** A required key that is absent. */
    MISSING_KEY,
    /** A helper that does not exist. */
    UNKNOWN_HELPER,
    /** A lookup source that does not exist. */
    UNKNOWN_SOURCE,
    /** Another word that is not one of those its key takes. */
    UNKNOWN_WORD,
    /** A keyring item given with {@code name}, where its key is {@code service}. */
    KEYRING_NAME
  }

  public HelperConfigProblem {
    alternatives = List.copyOf(alternatives);
  }
}
