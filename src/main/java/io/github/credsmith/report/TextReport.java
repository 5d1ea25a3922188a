package io.github.credsmith.report;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Position;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Findings for a person: a line that says what is wrong and where, the line of the file with a
 * caret, why it matters and how to mend it. Safe for use by several threads.
 */
public final class TextReport {
  private final Map<String, Excerpts> excerpts = new HashMap<>();
  private final Palette palette;

  /**
   * A report that can show lines of these files.
   *
   * @param sources the texts the findings point into; a finding in another file is shown without
   *     its line
   */
  public TextReport(Collection<SourceText> sources) {
    this(sources, List.of(), Palette.PLAIN);
  }

  /**
   * A report that can show lines of these files.
   *
   * @param sources YAML and JSON, whose secrets are known by their keys
   * @param masked texts whose secrets are known otherwise; they come before sources of the same
   *     name
   * @param palette how parts of the report stand out
   */
  public TextReport(
      Collection<SourceText> sources, Collection<MaskedText> masked, Palette palette) {
    this.palette = palette;
    masked.forEach(text -> excerpts.put(text.source().file(), new Excerpts(text)));
    sources.forEach(
        source -> excerpts.computeIfAbsent(source.file(), file -> new Excerpts(source)));
  }

  /** One finding, several lines, LF after each. */
  public String render(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(finding));
    lines.addAll(excerpt(finding));
    addNote(lines, "why", finding.why());
    addNote(lines, "fix", finding.fix() + (finding.isMendable() ? " (--fix does)" : ""));
    for (Finding.Related related : finding.related()) {
      addNote(lines, "see", palette.place(related.location() + ":") + " " + related.message());
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * How many there are of each severity: {@code 2 errors, 1 warning}; {@code no findings} if there
   * are none.
   */
  public static String summary(List<Finding> findings) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
      long count = findings.stream().filter(finding -> finding.severity() == severity).count();
      if (count > 0) {
        String name = severity == Severity.INFO ? "note" : name(severity);
        counts.add(count + " " + name + (count == 1 ? "" : "s"));
      }
    }
    return counts.isEmpty() ? "no findings" : String.join(", ", counts);
  }

  private String headline(Finding finding) {
    return palette.place(finding.location() + ":")
        + " "
        + palette.severity(finding.severity(), name(finding.severity()) + ":")
        + " "
        + finding.what()
        + " "
        + palette.aside("[" + finding.rule() + "]");
  }

  private static String name(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static void addNote(List<String> lines, String label, String text) {
    if (!text.isEmpty()) {
      lines.add("  " + label + ": " + text);
    }
  }

  private List<String> excerpt(Finding finding) {
    Location location = finding.location();
    Excerpts file = excerpts.get(location.file());
    boolean wholeFile =
        location.span().start().equals(location.span().end())
            && location.span().start().equals(Position.START);
    return file == null || wholeFile
        ? List.of()
        : file.lines(location.span(), finding.severity(), palette);
  }
}
