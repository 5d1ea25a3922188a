package io.github.credsmith.report;

import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A file that reports may show lines of.
 *
 * @param secrets what they blot out in the line around an offset; asked for the lines they show
 *     alone
 */
public record MaskedText(SourceText source, IntFunction<List<Span>> secrets) {}
