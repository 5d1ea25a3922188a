package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Location;
import io.github.credsmith.document.TextEdit;
import java.util.Locale;
import java.util.Optional;

/**
 * One option of a line.
 *
 * @param token the word with the option's name, or the positional word itself
 * @param form how it is written
 * @param name without dashes and without a negating {@code no}; for {@link Form#POSITIONAL} the
 *     word
 * @param negated whether it is written {@code --noNAME} or {@code -x-}
 * @param value empty if it has none
 * @param credentialFlag the flag this is, if it has to do with credentials
 */
public record BazelOption(
    Token token,
    Form form,
    String name,
    boolean negated,
    Optional<Value> value,
    Optional<CredentialFlag> credentialFlag) {

  /** How an option is written. */
  public enum Form {
    /** {@code --name}. */
    FLAG,
    /** {@code --@repo//pkg:name}, {@code --//pkg:name}. */
    STARLARK,
    /** {@code -x}. */
    SHORT,
    /** No option: a target, or anything after {@code --}. */
    POSITIONAL
  }

  /**
   * An option's value.
   *
   * @param token the word it is in
   * @param from where in the word's value it begins
   * @param nextWord whether it is a word of its own, not joined by {@code =}
   */
  public record Value(Token token, int from, boolean nextWord) {
    /** The value as Bazel sees it, possibly empty. */
    public String text() {
      return token.value().substring(from);
    }

    /** Where it stands, without quotes around it. */
    public Location location() {
      return token.location(from, token.value().length());
    }
  }

  /** The value's text; empty if the option has no value. */
  public Optional<String> valueText() {
    return value.map(Value::text);
  }

  /** An option is what stands in one place; written out, since many sets hold options. */
  @Override
  public boolean equals(Object other) {
    return other instanceof BazelOption option && token.equals(option.token);
  }

  @Override
  public int hashCode() {
    return token.hashCode();
  }

  /** Whether Bazel takes the flag for a value flag and finds no value in this line. */
  public boolean lacksValue() {
    return value.isEmpty() && !negated && FlagNames.takesNextWord(name) && form == Form.FLAG;
  }

  /**
   * What the option says as a boolean flag: Bazel's {@code BooleanConverter}.
   *
   * @return empty if its value is no boolean
   */
  public Optional<Boolean> booleanValue() {
    if (negated || value.isEmpty()) {
      return Optional.of(!negated);
    }
    return switch (value.get().text().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "t", "y" -> Optional.of(true);
      case "false", "0", "no", "f", "n" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Where the name stands, without dashes, {@code no} and value. */
  public Location nameLocation() {
    return token.location(nameStart(), nameStart() + name.length());
  }

  /** The edit that gives the option another name; empty if the name is quoted or escaped oddly. */
  public Optional<TextEdit> renaming(String other) {
    return token.replacement(nameStart(), nameStart() + name.length(), other);
  }

  private int nameStart() {
    return switch (form) {
      case FLAG, STARLARK -> negated ? 4 : 2;
      case SHORT -> 1;
      case POSITIONAL -> 0;
    };
  }

  /** Where the option stands, its value included. */
  public Location location() {
    Location word = token.location();
    return value
        .filter(Value::nextWord)
        .map(v -> new Location(word.file(), word.span().to(v.token().span())))
        .orElse(word);
  }

  /** The name and the place: the value may be a secret. */
  @Override
  public String toString() {
    return name + " at " + token;
  }
}
