package io.github.credsmith.bazelrc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/**
 * The condition of a {@code try-import-if-bazel-version}: an operator joined to a version. {@code
 * ~8} is any 8, {@code ~8.1} any 8.1, {@code ~8.1.4} any 8.1 from 8.1.4 on; the other operators
 * need all three numbers.
 *
 * <p>Contract: {@code BazelVersionMatchesCondition} in Bazel's {@code src/main/cpp/rc_file.cc}.
 */
public final class VersionCondition {
  private static final Pattern FORM = Pattern.compile("(<=?|>=?|==|!=|~)(\\S+)");

  private final String text;
  private final String operator;
  private final Semver version;
  private final int numbers;

  private VersionCondition(String text, String operator, Semver version, int numbers) {
    this.text = text;
    this.operator = operator;
    this.version = version;
    this.numbers = numbers;
  }

  /**
   * Reads a condition.
   *
   * @return empty if Bazel refuses it
   */
  public static Optional<VersionCondition> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String operator = form.group(1);
    String version = form.group(2);
    int numbers = 1 + (int) version.chars().filter(c -> c == '.').count();
    String missing = operator.equals("~") && numbers < 3 ? ".0".repeat(3 - numbers) : "";
    return BazelVersion.semantic(version + missing)
        .map(parsed -> new VersionCondition(text, operator, parsed, numbers));
  }

  /** Whether a text begins like a condition, whatever its version is. */
  static boolean hasOperator(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether Bazel of this version reads the file. */
  public boolean matches(BazelVersion bazel) {
    if (bazel.isCandidate()) {
      return false;
    }
    int order = bazel.order().compareTo(version);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "==" -> order == 0;
      case "!=" -> order != 0;
      default -> order >= 0 && bazel.order().compareTo(end()) < 0;
    };
  }

  /** The condition as written. */
  @Override
  public String toString() {
    return text;
  }

  private Semver end() {
    return numbers == 1
        ? Semver.of(version.getMajor() + 1, 0, 0).build()
        : Semver.of(version.getMajor(), version.getMinor() + 1, 0).build();
  }
}
