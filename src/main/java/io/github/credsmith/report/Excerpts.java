package io.github.credsmith.report;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.Position;
import io.github.credsmith.document.SecretSpans;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import io.github.credsmith.document.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of one file as reports show them: with a caret under the place in question, and with
 * secrets blotted out.
 */
final class Excerpts {
  private static final int LONGEST_LINE = 160;
  private static final char BLOT = '*';

  /** What a terminal might obey, tabs included, which would part the carets from their place. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");

  /** Empty if nothing of the file can be shown safely. */
  private final Optional<MaskedText> shown;

  Excerpts(SourceText source) {
    this.shown =
        secrets(source)
            .map(secrets -> new MaskedText(blotted(source, secrets), offset -> List.of()));
  }

  Excerpts(MaskedText masked) {
    this.shown = Optional.of(masked);
  }

  /**
   * The first line of a place and the carets under it; empty if nothing of the file can be shown
   * safely.
   */
  List<String> lines(Span span, Severity severity, Palette palette) {
    if (shown.isEmpty()) {
      return List.of();
    }
    String line = CONTROL.matcher(line(shown.get(), span.start())).replaceAll(" ");
    if (line.codePointCount(0, line.length()) > LONGEST_LINE) {
      return List.of();
    }
    int column = span.start().column();
    int end =
        span.end().line() == span.start().line()
            ? span.end().column()
            : line.codePointCount(0, line.length()) + 1;
    String number = String.valueOf(span.start().line());
    String carets = "^".repeat(Math.max(1, end - column));
    return List.of(
        palette.aside("  " + number + " | ") + line,
        palette.aside("  " + " ".repeat(number.length()) + " | ")
            + " ".repeat(column - 1)
            + palette.severity(severity, carets));
  }

  /** The line that a place begins in, blotted. */
  private static String line(MaskedText masked, Position place) {
    String text = masked.source().line(place.line());
    int start = masked.source().lineStart(place.line());
    StringBuilder line = new StringBuilder(text);
    for (Span secret : masked.secrets().apply(place.offset())) {
      int end = Math.min(text.length(), secret.end().offset() - start);
      for (int i = Math.max(0, secret.start().offset() - start); i < end; i++) {
        line.setCharAt(i, BLOT);
      }
    }
    return line.toString();
  }

  /** A file that is read as what it is not cannot be blotted, so it is not shown. */
  private static Optional<List<Span>> secrets(SourceText source) {
    try {
      return Optional.of(
          documents(source).stream()
              .flatMap(document -> SecretSpans.below(document.root()).stream())
              .toList());
    } catch (DocumentException unreadable) {
      return Optional.empty();
    }
  }

  private static List<Document> documents(SourceText source) {
    return source.file().endsWith(".json")
        ? List.of(JsonReader.read(source))
        : YamlReader.readAll(source);
  }

  private static SourceText blotted(SourceText source, List<Span> secrets) {
    String text = source.text();
    StringBuilder blotted = new StringBuilder(text);
    for (Span secret : secrets) {
      for (int i = secret.start().offset(); i < secret.end().offset(); i++) {
        if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
          blotted.setCharAt(i, BLOT);
        }
      }
    }
    return SourceText.of(source.file(), blotted.toString());
  }
}
