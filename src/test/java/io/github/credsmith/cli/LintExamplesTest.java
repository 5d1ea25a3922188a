package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What credsmith itself generates gives the linter nothing to warn of. */
class LintExamplesTest {
  static Stream<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(Project.root().resolve("examples"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void generatedFilesHaveNoFaults(Path example) {
    StringWriter out = new StringWriter();
    Session session = Sessions.in(example, out, out);

    assertThat(Commands.all(session).execute("lint", "--severity", "warning")).isZero();
    assertThat(out.toString()).endsWith(": no findings\n");
  }
}
