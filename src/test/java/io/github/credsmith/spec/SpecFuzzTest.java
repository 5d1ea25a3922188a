package io.github.credsmith.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.credsmith.schema.SchemaValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Fuzzed: a spec that anybody may have written. */
class SpecFuzzTest {
  private static final SchemaValidator VALIDATOR = new SchemaValidator();

  private static Path folder;

  @BeforeAll
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("spec");
  }

  @AfterAll
  static void removeFolder() throws IOException {
    Files.deleteIfExists(folder.resolve("spec.yaml"));
    Files.delete(folder);
  }

  @FuzzTest
  void spec(byte[] input) throws IOException {
    Files.write(folder.resolve("spec.yaml"), input);
    LoadedSpec loaded = new SpecLoader(VALIDATOR, folder).load(List.of(Path.of("spec.yaml")));

    assertThat(loaded.findings()).allSatisfy(f -> assertThat(f.what()).isNotEmpty());
    if (loaded.spec().isEmpty()) {
      assertThat(loaded.isUsable()).isFalse();
      assertThat(loaded.findings().size() + loaded.unreadable().size()).isPositive();
    }
  }
}
