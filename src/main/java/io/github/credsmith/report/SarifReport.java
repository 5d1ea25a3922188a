package io.github.credsmith.report;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Position;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.Span;
import io.github.credsmith.document.TextEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS), as code scanning
 * services read it. Files are named by URIs relative to where the command ran. A finding keeps its
 * fingerprint when lines above it come or go.
 */
public final class SarifReport implements Report {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String FINGERPRINT = "credsmith/v1";

  /** Of a path without a colon, which would end a scheme (RFC 3986, sections 2.3 and 4.2). */
  private static final String UNESCAPED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final String version;
  private final List<RuleInfo> rules;

  /**
   * A report.
   *
   * @param version credsmith's own
   * @param rules every rule that a finding may name
   */
  public SarifReport(String version, List<RuleInfo> rules) {
    this.version = version;
    this.rules = List.copyOf(rules);
  }

  @Override
  public String render(List<Finding> findings) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "credsmith");
    driver.put("version", version);
    driver.put("informationUri", "https://github.com/credsmith/credsmith");
    driver.put("rules", rules.stream().map(SarifReport::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", results(findings));
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return json.writeValueAsString(log) + "\n";
  }

  private static Map<String, Object> rule(RuleInfo rule) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", rule.id());
    object.put("shortDescription", Map.of("text", rule.summary()));
    object.put("help", Map.of("text", rule.help()));
    object.put("defaultConfiguration", Map.of("level", level(rule.severity())));
    return object;
  }

  private List<Map<String, Object>> results(List<Finding> findings) {
    Fingerprints fingerprints = new Fingerprints();
    List<Map<String, Object>> results = new ArrayList<>();
    for (Finding finding : findings) {
      results.add(result(finding, fingerprints.next(finding)));
    }
    return results;
  }

  private Map<String, Object> result(Finding finding, String fingerprint) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("ruleId", finding.rule());
    int index = rules.stream().map(RuleInfo::id).toList().indexOf(finding.rule());
    if (index >= 0) {
      object.put("ruleIndex", index);
    }
    object.put("level", level(finding.severity()));
    object.put("message", Map.of("text", message(finding)));
    object.put("locations", List.of(Map.of("physicalLocation", place(finding.location()))));
    List<Map<String, Object>> related = new ArrayList<>();
    for (Finding.Related other : finding.related()) {
      Map<String, Object> location = new LinkedHashMap<>();
      location.put("id", related.size());
      location.put("physicalLocation", place(other.location()));
      location.put("message", Map.of("text", other.message()));
      related.add(location);
    }
    if (!related.isEmpty()) {
      object.put("relatedLocations", related);
    }
    object.put("partialFingerprints", Map.of(FINGERPRINT, fingerprint));
    if (finding.isMendable()) {
      object.put("fixes", List.of(fix(finding)));
    }
    return object;
  }

  private static Map<String, Object> fix(Finding finding) {
    Map<String, List<Map<String, Object>>> byFile = new LinkedHashMap<>();
    for (TextEdit edit : finding.edits()) {
      Map<String, Object> replacement = new LinkedHashMap<>();
      replacement.put("deletedRegion", region(edit.location().span()));
      replacement.put("insertedContent", Map.of("text", edit.text()));
      byFile.computeIfAbsent(edit.location().file(), f -> new ArrayList<>()).add(replacement);
    }
    List<Map<String, Object>> changes = new ArrayList<>();
    byFile.forEach(
        (file, replacements) -> {
          Map<String, Object> change = new LinkedHashMap<>();
          change.put("artifactLocation", Map.of("uri", uri(file)));
          change.put("replacements", replacements);
          changes.add(change);
        });
    Map<String, Object> fix = new LinkedHashMap<>();
    fix.put("description", Map.of("text", finding.fix()));
    fix.put("artifactChanges", changes);
    return fix;
  }

  private static String message(Finding finding) {
    return String.join(
        " ",
        List.of(finding.what(), finding.why(), finding.fix()).stream()
            .filter(sentence -> !sentence.isEmpty())
            .toList());
  }

  private static Map<String, Object> place(Location location) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("artifactLocation", Map.of("uri", uri(location.file())));
    object.put("region", region(location.span()));
    return object;
  }

  private static Map<String, Object> region(Span span) {
    Map<String, Object> region = new LinkedHashMap<>();
    Position end = span.end();
    region.put("startLine", span.start().line());
    region.put("startColumn", span.start().column());
    region.put("endLine", end.line());
    region.put("endColumn", end.column());
    return region;
  }

  /**
   * A file outside the folder where the command ran is named by its absolute path. Every byte of a
   * name stays: java.net.URI would compose what is written in two characters.
   */
  private static String uri(String file) {
    StringBuilder path = new StringBuilder();
    for (byte octet : file.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      path.append(UNESCAPED.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return (file.startsWith("/") ? "file://" : "") + path;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
