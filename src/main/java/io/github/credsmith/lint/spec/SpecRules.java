package io.github.credsmith.lint.spec;

import io.github.credsmith.lint.Rule;
import java.util.List;

/** The rules about the spec, in the order in which they are documented. */
public final class SpecRules {
  private SpecRules() {}

  /** All of them. */
  public static List<Rule> all() {
    return List.of(new UnreadableSpec(), new Drifted());
  }
}
