package io.github.credsmith.helperconfig;

import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a helper configuration file.
 *
 * @param rules in the file's order, which decides; with none, every request is an error
 */
public record HelperConfig(List<UrlRule> rules) {
  public HelperConfig {
    rules = List.copyOf(rules);
  }

  /**
   * The rule that answers a URI: the first that matches.
   *
   * @return empty if none does; the answer then has no headers
   */
  public Optional<UrlRule> ruleFor(RequestUri uri) {
    return rules.stream().filter(rule -> rule.match(uri).matches()).findFirst();
  }

  /** How every rule compares with a URI, in the file's order. The first match answers. */
  public List<RuleMatch> compare(RequestUri uri) {
    return rules.stream().map(rule -> rule.match(uri)).toList();
  }

  /**
   * The first earlier rule that answers all that {@code rule} would answer, so that {@code rule} is
   * never reached.
   *
   * @return empty if no single earlier rule does
   */
  public Optional<UrlRule> shadowedBy(UrlRule rule) {
    return rules.stream()
        .filter(earlier -> earlier.index() < rule.index() && earlier.covers(rule))
        .findFirst();
  }
}
