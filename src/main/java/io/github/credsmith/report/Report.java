package io.github.credsmith.report;

import io.github.credsmith.document.Finding;
import java.util.List;

/** A form in which findings are written. */
public interface Report {
  /**
   * The whole report.
   *
   * @param findings in the order in which they are to be shown
   * @return text with a line end after each line; the same findings always give the same text
   */
  String render(List<Finding> findings);
}
