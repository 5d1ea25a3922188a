package io.github.credsmith.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.credsmith.document.Document;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.YamlReader;

/** Fuzzed: documents of any form against every schema. */
class SchemaFuzzTest {
  private static final SchemaValidator VALIDATOR = new SchemaValidator();

  @FuzzTest
  void schema(byte[] input) {
    Document document;
    try {
      document = YamlReader.read(SourceText.decode("f.yaml", input));
    } catch (DocumentException notYaml) {
      return;
    }
    for (SchemaName schema : SchemaName.values()) {
      assertThat(VALIDATOR.validate(document, schema))
          .allSatisfy(
              finding -> {
                assertThat(finding.what()).isNotEmpty();
                assertThat(finding.location().file()).isEqualTo("f.yaml");
              });
    }
  }
}
