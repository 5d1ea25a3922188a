package io.github.credsmith.report;

import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import java.util.List;

/**
 * A file that reports may show lines of.
 *
 * @param secrets what they blot out
 */
public record MaskedText(SourceText source, List<Span> secrets) {
  public MaskedText {
    secrets = List.copyOf(secrets);
  }
}
