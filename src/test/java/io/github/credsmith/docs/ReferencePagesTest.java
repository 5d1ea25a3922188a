package io.github.credsmith.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.schema.SchemaName;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The reference pages are what the schemas say. With {@code UPDATE_DOCS=1} in the environment they
 * are written anew.
 */
class ReferencePagesTest {

  @ParameterizedTest
  @EnumSource(SchemaName.class)
  void aPageIsWhatItsSchemaSays(SchemaName schema) throws IOException {
    Path page = Project.root().resolve("docs/reference/" + schema.key() + ".md");
    String text = SchemaPage.of(schema);
    if ("1".equals(System.getenv("UPDATE_DOCS"))) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, text);
    }
    assertThat(page).content().isEqualTo(text);
  }
}
