package io.github.credsmith.lint;

import io.github.credsmith.document.SourceText;
import java.util.List;

/**
 * What mending came to.
 *
 * @param left what linting the mended files comes to
 * @param files the files that changed, by their paths
 * @param fixed how many findings were mended
 * @param refused why the rest of what edits could mend stays as it is
 */
public record FixOutcome(
    LintOutcome left, List<FixedFile> files, int fixed, List<Refusal> refused) {
  /** A file before and after. */
  public record FixedFile(SourceText before, SourceText after) {}

  /**
   * A file that may not be changed.
   *
   * @param file as reports show it
   * @param reason completes the sentence "the file ..."
   */
  public record Refusal(String file, String reason) {}

  public FixOutcome {
    files = List.copyOf(files);
    refused = List.copyOf(refused);
  }
}
