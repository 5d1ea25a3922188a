package io.github.credsmith.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.lint.catalogue.RuleCatalogue;
import io.github.credsmith.lint.catalogue.RulePage;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages under docs/rules are what the catalogue says. With {@code UPDATE_DOCS=1} in the
 * environment they are written anew.
 */
class RulePagesTest {
  private static final Path FOLDER = Project.root().resolve("docs/rules");

  @Test
  void pagesAreWhatTheCatalogueSays() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    RuleCatalogue catalogue = new RuleCatalogue();
    expected.put("README.md", RulePage.index(catalogue));
    catalogue
        .descriptions()
        .forEach(rule -> expected.put(RulePage.fileName(rule), RulePage.markdown(rule)));
    if ("1".equals(System.getenv("UPDATE_DOCS"))) {
      Files.createDirectories(FOLDER);
      for (Map.Entry<String, String> page : expected.entrySet()) {
        Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
      }
    }

    Map<String, String> present = new TreeMap<>();
    try (Stream<Path> pages = Files.list(FOLDER)) {
      for (Path page : pages.toList()) {
        present.put(page.getFileName().toString(), Files.readString(page));
      }
    }
    assertThat(present).isEqualTo(expected);
  }
}
