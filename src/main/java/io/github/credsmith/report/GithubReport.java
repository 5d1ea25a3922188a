package io.github.credsmith.report;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.Span;
import java.util.List;

/**
 * Findings as workflow commands of GitHub Actions, one line each, which show up beside the changed
 * lines of a pull request (GitHub, "Workflow commands": {@code ::error file=...::message}).
 */
public final class GithubReport implements Report {
  @Override
  public String render(List<Finding> findings) {
    StringBuilder report = new StringBuilder();
    for (Finding finding : findings) {
      report.append(command(finding)).append('\n');
    }
    return report.toString();
  }

  private static String command(Finding finding) {
    Span span = finding.location().span();
    String place =
        "file="
            + property(finding.location().file())
            + ",line="
            + span.start().line()
            + ",endLine="
            + span.end().line();
    // GitHub refuses columns that span lines; its end column is that of the last character.
    String columns =
        span.start().line() == span.end().line()
            ? ",col="
                + span.start().column()
                + ",endColumn="
                + Math.max(span.start().column(), span.end().column() - 1)
            : "";
    return "::"
        + level(finding.severity())
        + " "
        + place
        + columns
        + ",title="
        + property(finding.rule())
        + "::"
        + data(String.join(" ", finding.what(), finding.why(), finding.fix()).strip());
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
