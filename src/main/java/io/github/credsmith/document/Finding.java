package io.github.credsmith.document;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a check found in a file.
 *
 * @param rule the stable id of the rule, {@code group/name}
 * @param severity how much it matters
 * @param location where it is
 * @param what one sentence: what is there
 * @param why one sentence: the effect on the build; empty if {@code what} says it all
 * @param fix one sentence: how to mend it; empty if nothing general can be said
 * @param related other places that belong to the finding, such as the line it disagrees with
 * @param edits what together mends it without a doubt, none touching another; empty if a person has
 *     to decide
 */
public record Finding(
    String rule,
    Severity severity,
    Location location,
    String what,
    String why,
    String fix,
    List<Related> related,
    List<TextEdit> edits) {

  /** By file, place, rule and text: the same findings always come in the same order. */
  public static final Comparator<Finding> BY_PLACE =
      Comparator.comparing((Finding finding) -> finding.location().file())
          .thenComparing(finding -> finding.location().span().start())
          .thenComparing(Finding::rule)
          .thenComparing(Finding::what);

  /**
   * Another place that a finding speaks of.
   *
   * @param location where
   * @param message what is there, a short phrase
   */
  public record Related(Location location, String message) {}

  public Finding {
    related = List.copyOf(related);
    edits = List.copyOf(edits);
  }

  /** A finding that a person has to mend. */
  public Finding(
      String rule,
      Severity severity,
      Location location,
      String what,
      String why,
      String fix,
      List<Related> related) {
    this(rule, severity, location, what, why, fix, related, List.of());
  }

  /** An error with no other places. */
  public static Finding error(String rule, Location location, String what, String why, String fix) {
    return new Finding(rule, Severity.ERROR, location, what, why, fix, List.of());
  }

  /** A warning with no other places. */
  public static Finding warning(
      String rule, Location location, String what, String why, String fix) {
    return new Finding(rule, Severity.WARNING, location, what, why, fix, List.of());
  }

  /** This finding with one more place that belongs to it. */
  public Finding relatedTo(Location place, String message) {
    List<Related> more = new java.util.ArrayList<>(related);
    more.add(new Related(place, message));
    return new Finding(rule, severity, location, what, why, fix, more, edits);
  }

  /** This finding as if it mattered so much. */
  public Finding withSeverity(Severity other) {
    return new Finding(rule, other, location, what, why, fix, related, edits);
  }

  /**
   * This finding with what mends it.
   *
   * @param mending all of the edits; empty if a person has to decide
   */
  public Finding mendedBy(List<TextEdit> mending) {
    return new Finding(rule, severity, location, what, why, fix, related, mending);
  }

  /** This finding with the one edit that mends it; without it, a person has to decide. */
  public Finding mendedBy(Optional<TextEdit> mending) {
    return mendedBy(mending.stream().toList());
  }

  /** Whether edits mend it. */
  public boolean isMendable() {
    return !edits.isEmpty();
  }

  /** Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Finding finding
        && rule.equals(finding.rule)
        && severity == finding.severity
        && location.equals(finding.location)
        && what.equals(finding.what)
        && why.equals(finding.why)
        && fix.equals(finding.fix)
        && related.equals(finding.related)
        && edits.equals(finding.edits);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rule.hashCode() + location.hashCode()) + what.hashCode();
  }
}
