package io.github.credsmith.helperconfig;

import java.util.List;

/** What reading a configuration file gave. */
public sealed interface HelperConfigReading {

  /** The file is well-formed. */
  record Valid(HelperConfig config) implements HelperConfigReading {}

  /**
   * The file is not, and no part of it counts.
   *
   * @param problems all of them, in the order of the text; at least one
   */
  record Invalid(List<HelperConfigProblem> problems) implements HelperConfigReading {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
