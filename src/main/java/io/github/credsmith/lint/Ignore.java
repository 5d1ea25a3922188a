package io.github.credsmith.lint;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Span;

/**
 * A comment {@code # credsmith-ignore: RULE reason}.
 *
 * @param rule the id it names; empty if it names none
 * @param reason what follows the id; empty if nothing does, and then it has no effect
 * @param location where the comment stands
 * @param covered the line it is about: its own, or the next with anything in it
 */
record Ignore(String rule, String reason, Location location, Span covered) {
  boolean covers(Finding finding) {
    int at = finding.location().span().start().offset();
    return !reason.isEmpty()
        && finding.rule().equals(rule)
        && finding.location().file().equals(location.file())
        && at >= covered.start().offset()
        && at <= covered.end().offset();
  }
}
