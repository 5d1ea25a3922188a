package io.github.credsmith.cli;

import io.github.credsmith.context.Environment;
import java.util.Locale;

/** When a report has colours, by the words of the command line. */
enum ColorMode {
  AUTO {
    /**
     * {@code NO_COLOR} (no-color.org) beats {@code CLICOLOR_FORCE}, and that the terminal
     * (bixense.com/clicolors).
     */
    @Override
    boolean colours(Environment environment, boolean terminal) {
      if (environment.nonEmpty("NO_COLOR").isPresent()) {
        return false;
      }
      boolean forced =
          environment.nonEmpty("CLICOLOR_FORCE").filter(v -> !v.equals("0")).isPresent();
      boolean refused = environment.nonEmpty("CLICOLOR").filter("0"::equals).isPresent();
      return forced || terminal && !refused && !isDumb(environment);
    }
  },
  ALWAYS {
    @Override
    boolean colours(Environment environment, boolean terminal) {
      return true;
    }
  },
  NEVER {
    @Override
    boolean colours(Environment environment, boolean terminal) {
      return false;
    }
  };

  /**
   * Whether to use colours.
   *
   * @param terminal whether a person sees the stream
   */
  abstract boolean colours(Environment environment, boolean terminal);

  /** Whether the terminal shows control sequences as text. */
  static boolean isDumb(Environment environment) {
    return environment.nonEmpty("TERM").filter("dumb"::equals).isPresent();
  }

  /** The word of the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
