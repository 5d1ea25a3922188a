package io.github.credsmith.report;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Findings as GitLab's code quality report: the part of Code Climate's format that GitLab reads
 * (GitLab, "Code Quality: implement a custom tool").
 */
public final class GitlabReport implements Report {
  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Override
  public String render(List<Finding> findings) {
    Fingerprints fingerprints = new Fingerprints();
    List<Map<String, Object>> issues = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> issue = new LinkedHashMap<>();
      issue.put(
          "description", String.join(" ", finding.what(), finding.why(), finding.fix()).strip());
      issue.put("check_name", finding.rule());
      issue.put("fingerprint", fingerprints.next(finding));
      issue.put("severity", severity(finding.severity()));
      issue.put("location", location(finding));
      issues.add(issue);
    }
    return json.writeValueAsString(issues) + "\n";
  }

  private static Map<String, Object> location(Finding finding) {
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("path", finding.location().file());
    location.put("lines", Map.of("begin", finding.location().span().start().line()));
    return location;
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}
