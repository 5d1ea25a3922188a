package io.github.credsmith.report;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Position;
import io.github.credsmith.document.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Findings as one JSON object: {@code {"findings": [...]}}, each with {@code rule}, {@code
 * severity}, {@code file}, {@code start} and {@code end} (1-based line and column in code points),
 * {@code what}, {@code why}, {@code fix}, {@code related}, and {@code edits}: what {@code --fix}
 * would change, each with {@code file}, {@code start}, {@code end} and {@code text}.
 */
public final class JsonReport implements Report {
  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Override
  public String render(List<Finding> findings) {
    return json.writeValueAsString(
            Map.of("findings", findings.stream().map(JsonReport::finding).toList()))
        + "\n";
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("rule", finding.rule());
    object.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    object.putAll(place(finding.location()));
    object.put("what", finding.what());
    object.put("why", finding.why());
    object.put("fix", finding.fix());
    List<Map<String, Object>> related = new ArrayList<>();
    for (Finding.Related other : finding.related()) {
      Map<String, Object> place = place(other.location());
      place.put("message", other.message());
      related.add(place);
    }
    object.put("related", related);
    object.put("edits", finding.edits().stream().map(JsonReport::edit).toList());
    return object;
  }

  private static Map<String, Object> edit(TextEdit edit) {
    Map<String, Object> object = place(edit.location());
    object.put("text", edit.text());
    return object;
  }

  private static Map<String, Object> place(Location location) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", location.file());
    object.put("start", position(location.span().start()));
    object.put("end", position(location.span().end()));
    return object;
  }

  private static Map<String, Object> position(Position position) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("line", position.line());
    object.put("column", position.column());
    return object;
  }
}
