package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.TextEdit;
import java.util.List;
import java.util.Optional;

/**
 * A {@code --credential_helper} where it is written.
 *
 * @param declaration what its value says
 */
public record HelperLine(RcOption option, HelperDeclaration declaration) {
  private static final int EQUALS = 1;

  /** Those of options that name a helper. */
  static List<HelperLine> among(List<RcOption> options) {
    return options.stream()
        .filter(option -> option.sets(CredentialFlag.CREDENTIAL_HELPER))
        .filter(option -> option.option().value().isPresent())
        .map(HelperLine::of)
        .toList();
  }

  private static HelperLine of(RcOption option) {
    String value = option.option().valueText().orElse("");
    return new HelperLine(option, HelperDeclaration.parse(value, option.valueLocation()));
  }

  /** Where the scope stands; an empty stretch if there is none. */
  public Location scopeLocation() {
    return option.valuePart(0, scopeLength());
  }

  /**
   * Where a part of the scope stands.
   *
   * @param from index into the scope's text
   * @param to index into the scope's text
   */
  public Location scopePart(int from, int to) {
    return option.valuePart(from, to);
  }

  /** The edit that writes another scope; empty if the scope is quoted or escaped oddly. */
  public Optional<TextEdit> scopeReplacement(String scope) {
    return option.valueReplacement(0, scopeLength(), scope);
  }

  /** The scope as it is written; empty if there is none. */
  public String scopeText() {
    return option.option().valueText().orElse("").substring(0, scopeLength());
  }

  /** Where the path stands. */
  public Location pathLocation() {
    String value = option.option().valueText().orElse("");
    int start = value.indexOf('=') < 0 ? 0 : scopeLength() + EQUALS;
    return option.valuePart(start, value.length());
  }

  private int scopeLength() {
    return Math.max(0, option.option().valueText().orElse("").indexOf('='));
  }
}
