package io.github.credsmith.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BranchChoiceTest {
  /** A list of shapes, each a circle, a square or just a name. */
  private static final String SHAPES =
      """
      {
        "type": "array",
        "items": {
          "%s": [
            {"type": "string", "pattern": "^[a-z]+$"},
            {
              "type": "object",
              "properties": {"kind": {"const": "circle"}, "radius": {"type": "integer"}},
              "required": ["kind", "radius"],
              "additionalProperties": false
            },
            {
              "type": "object",
              "properties": {
                "kind": {"const": "square"},
                "side": {"oneOf": [{"type": "integer"}, {"type": "string", "pattern": "^[0-9]+mm$"}]}
              },
              "required": ["kind", "side"],
              "additionalProperties": false
            }
          ]
        }
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [circle, {kind: square, side: 5mm}] |
          [circle, Square]                    | pattern /1
          [{kind: circle, radius: x}]         | type /0/radius
          [{kind: square, side: 5cm}]         | pattern /0/side
          [{kind: square, side: 5, size: 5}]  | additionalProperties /0
          [{kind: circle, side: 5}]           | additionalProperties /0, required /0
          [{kind: square}, {kind: circle}]    | required /0, required /1
          """)
  void reportsTheAlternativeThatWasMeant(String document, String faults) {
    for (String keyword : List.of("oneOf", "anyOf")) {
      assertThat(check(keyword, document))
          .as(keyword)
          .containsExactlyInAnyOrder(faults == null ? new String[0] : faults.split(", "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{kind: oval, radius: 5}]", "[5]"})
  void reportsOneAlternativeIfNoneWasMeant(String document) {
    assertThat(check("oneOf", document)).hasSize(1);
  }

  private static List<String> check(String keyword, String document) {
    return CompiledSchema.of("shapes", SHAPES.formatted(keyword))
        .check(Samples.yaml(document).root())
        .stream()
        .map(fault -> fault.keyword() + " /" + String.join("/", fault.at().steps()))
        .toList();
  }
}
