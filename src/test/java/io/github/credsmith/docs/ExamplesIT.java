package io.github.credsmith.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each example is a spec without findings of weight, with the files that are generated from it
 * beside it.
 */
class ExamplesIT {

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(Project.root().resolve("examples"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theFilesBesideAnExampleAreWhatItsSpecSays(Path example) {
    Outcome outcome =
        CredsmithProcess.credsmith("generate", "--check", "credsmith.yaml").in(example).run();
    assertThat(outcome.exitCode()).as(outcome.stdout() + outcome.stderr()).isZero();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleHasNothingToWarnOf(Path example) {
    Outcome outcome = CredsmithProcess.credsmith("validate").in(example).run();
    assertThat(outcome.stdout()).isEqualTo("credsmith.yaml: no findings\n");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anotherValidatorAcceptsTheHelperConfiguration(Path example) {
    Path ajv = ExternalTool.require("ajv");
    Outcome outcome =
        Command.of(
                ajv.toString(),
                "validate",
                "--spec=draft2020",
                "--strict=false",
                "-s",
                Project.root().resolve("schema/helper-config.schema.json").toString(),
                "-d",
                example.resolve(".tweag-credential-helper.json").toString())
            .run();
    assertThat(outcome.exitCode()).as(outcome.stdout() + outcome.stderr()).isZero();
  }
}
