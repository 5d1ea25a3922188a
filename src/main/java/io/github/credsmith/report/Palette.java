package io.github.credsmith.report;

import io.github.credsmith.document.Severity;

/** How the parts of a text report stand out from each other (ECMA-48, SGR). */
public enum Palette {
  /** Not at all. */
  PLAIN,
  /** By colours, for terminals. */
  COLOURS;

  private static final String BOLD = "1";
  private static final String FAINT = "2";

  /** Where a finding is. */
  String place(String text) {
    return painted(BOLD, text);
  }

  /** What is there to be looked up, such as the id of a rule. */
  String aside(String text) {
    return painted(FAINT, text);
  }

  /** What is as important as a severity. */
  String severity(Severity severity, String text) {
    return painted(
        switch (severity) {
          case ERROR -> "1;31";
          case WARNING -> "1;33";
          case INFO -> "1;36";
        },
        text);
  }

  private String painted(String style, String text) {
    return this == PLAIN ? text : "\u001b[" + style + "m" + text + "\u001b[0m";
  }
}
