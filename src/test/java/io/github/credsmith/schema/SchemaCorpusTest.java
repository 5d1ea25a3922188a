package io.github.credsmith.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Document;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invalid sample has one fault, each valid one none. */
class SchemaCorpusTest {
  private static final SchemaValidator VALIDATOR = new SchemaValidator();

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("valid")
  void accepts(SchemaName schema, String name, Document document) {
    assertThat(VALIDATOR.validate(document, schema)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("invalid")
  void refuses(SchemaName schema, String name, Document document) {
    assertThat(VALIDATOR.validate(document, schema)).hasSize(expectedFaults(name));
  }

  /** An empty mapping lacks both the version and the kind; a keyring entry has a key too many. */
  private static int expectedFaults(String name) {
    return name.equals("empty-mapping.yaml") || name.equals("keyring-name.json") ? 2 : 1;
  }

  private static Stream<Arguments> valid() {
    return Stream.of(SchemaName.values())
        .flatMap(
            schema ->
                Samples.valid(schema).stream()
                    .map(sample -> Arguments.of(schema, sample.file(), sample)));
  }

  private static Stream<Arguments> invalid() {
    return Stream.of(SchemaName.values())
        .flatMap(
            schema ->
                Samples.invalid(schema).stream()
                    .map(sample -> Arguments.of(schema, sample.file(), sample)));
  }
}
