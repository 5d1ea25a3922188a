package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.document.Location;

/**
 * An option where it is written, whatever command, config or platform it is in effect for.
 *
 * @param line the line it stands in
 */
public record RcOption(BazelOption option, Statement.OptionsLine line) {
  /** Whether this sets a flag, under any of its names. */
  public boolean sets(CredentialFlag flag) {
    return option.credentialFlag().filter(flag::equals).isPresent();
  }

  /** What a flag carries; false for any other option. */
  public boolean carries(CredentialFlag.Carries what) {
    return option.credentialFlag().filter(flag -> flag.carries() == what).isPresent();
  }

  /** Where its value stands; the whole option if it has none. */
  public Location valueLocation() {
    return option.value().map(BazelOption.Value::location).orElse(option.location());
  }

  /**
   * Where a part of its value stands.
   *
   * @param from index into the value's text
   * @param to index into the value's text, not less than {@code from}
   */
  public Location valuePart(int from, int to) {
    BazelOption.Value value = option.value().orElseThrow();
    return value.token().location(value.from() + from, value.from() + to);
  }
}
