package io.github.credsmith.bazelrc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/**
 * The Bazel version of a workspace, as far as its name tells it. {@code 7.x} counts as a version of
 * line 7 later than all others; {@code latest}, {@code last_green}, a commit and anything else
 * without a number count as later than every version.
 *
 * <p>The forms are Bazelisk's (its README, "How does Bazelisk know which Bazel version to run").
 */
public final class BazelVersion implements Comparable<BazelVersion> {
  /** What an unknown version counts as. */
  public static final BazelVersion NEWEST =
      new BazelVersion("latest", version(Integer.MAX_VALUE, Integer.MAX_VALUE), false);

  private static final Pattern CANDIDATE =
      Pattern.compile("(\\d{1,6}\\.\\d{1,6}\\.\\d{1,6})(rc\\d{1,6})");
  private static final Pattern LINE = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.[x*])?");

  private static final int LONGEST = 100;

  private final String text;
  private final Semver order;
  private final boolean release;

  private BazelVersion(String text, Semver order, boolean release) {
    this.text = text;
    this.order = order;
    this.release = release;
  }

  /**
   * Reads a version as {@code .bazelversion} has it: {@code 8.4.2}, {@code 9.0.0rc1}, {@code 7.x},
   * {@code latest}, a fork's {@code bazelbuild/8.0.0}. Never fails.
   */
  public static BazelVersion parse(String text) {
    String name = text.strip();
    String version = name.substring(name.lastIndexOf('/') + 1);
    Optional<Semver> exact = semantic(version);
    if (exact.isPresent()) {
      return new BazelVersion(name, exact.get(), true);
    }
    Matcher candidate = CANDIDATE.matcher(version);
    if (candidate.matches()) {
      Optional<Semver> order = semantic(candidate.group(1) + "-" + candidate.group(2));
      return order.map(o -> new BazelVersion(name, o, false)).orElse(unknown(name));
    }
    Matcher line = LINE.matcher(version);
    if (line.matches()) {
      int minor = line.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(line.group(2));
      return new BazelVersion(name, version(Integer.parseInt(line.group(1)), minor), false);
    }
    return unknown(name);
  }

  /** Whether the name says nothing about the number, so that the version counts as the newest. */
  public boolean isUnknown() {
    return order.getMajor() == Integer.MAX_VALUE;
  }

  /**
   * Whether a feature of a release is there: it is from that release on, its candidates included.
   */
  public boolean isAtLeast(int major, int minor, int patch) {
    if (order.getMajor() != major) {
      return order.getMajor() > major;
    }
    return order.getMinor() == minor ? order.getPatch() >= patch : order.getMinor() > minor;
  }

  /** Whether a feature of {@code release} is there, as {@link #isAtLeast(int, int, int)} says. */
  public boolean isAtLeast(BazelVersion release) {
    return isAtLeast(release.order.getMajor(), release.order.getMinor(), release.order.getPatch());
  }

  /**
   * By precedence as in Semantic Versioning 2.0.0, section 11: a candidate comes before its
   * release.
   */
  @Override
  public int compareTo(BazelVersion other) {
    return order.compareTo(other.order);
  }

  /** The version in the order of precedence; for a line the end of that line. */
  Semver order() {
    return order;
  }

  /**
   * Whether this is a candidate such as {@code 9.0.0rc1}: Bazel does not take its own name for a
   * semantic version then, and skips imports with a condition.
   */
  boolean isCandidate() {
    return !release && order.getPreRelease().stream().anyMatch(part -> part.startsWith("rc"));
  }

  /**
   * A version of exactly the form of Semantic Versioning 2.0.0.
   *
   * @return empty for {@code 8.4}, {@code v8.4.2} and other texts
   */
  static Optional<Semver> semantic(String text) {
    // The library also takes "v8.4.2" and surrounding space, and its pattern recurses on long
    // texts.
    boolean strict =
        !text.isEmpty()
            && text.length() <= LONGEST
            && Character.isDigit(text.charAt(0))
            && text.equals(text.strip());
    return strict ? Optional.ofNullable(Semver.parse(text)) : Optional.empty();
  }

  /** Versions are equal if they are written alike. */
  @Override
  public boolean equals(Object other) {
    return other instanceof BazelVersion version && version.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The version as written, without white space around it. */
  @Override
  public String toString() {
    return text;
  }

  private static BazelVersion unknown(String name) {
    return new BazelVersion(name, NEWEST.order, false);
  }

  private static Semver version(int major, int minor) {
    return Semver.of(major, minor, Integer.MAX_VALUE).build();
  }
}
