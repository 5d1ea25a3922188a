package io.github.credsmith.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.schema.SchemaValidator;
import io.github.credsmith.spec.LoadedSpec;
import io.github.credsmith.spec.SpecLoader;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Specs under {@code src/test/resources/golden} and, next to each, every file that is generated
 * from it, byte for byte. {@code -Dgolden.update=true} writes the files instead of comparing them.
 */
class GoldenFilesTest {
  private static final Path GOLDEN = Project.root().resolve("src/test/resources/golden");
  private static final String SPEC = "credsmith.yaml";

  @ParameterizedTest
  @MethodSource("cases")
  void theGeneratedFilesAreAsTheyWere(String name) throws IOException {
    Path folder = GOLDEN.resolve(name);
    Map<String, String> generated = generated(folder);
    if (Boolean.getBoolean("golden.update")) {
      update(folder, generated);
    }
    assertThat(files(folder)).isEqualTo(generated);
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /** Into an empty workspace. */
  private static Map<String, String> generated(Path folder) {
    LoadedSpec loaded = new SpecLoader(new SchemaValidator(), folder).load(List.of(Path.of(SPEC)));
    assertThat(loaded.isUsable()).as(loaded.findings().toString()).isTrue();
    GenerationRequest request =
        new GenerationRequest(loaded.spec().orElseThrow(), SPEC, WorkspaceFiles.NONE);
    Plan plan = new Planner(new Templates(Optional.empty())).plan(request, false);
    assertThat(plan.refusals()).isEmpty();
    Map<String, String> files = new TreeMap<>();
    plan.changes().forEach(change -> files.put(change.path(), change.after()));
    return files;
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    files.remove(SPEC);
    return files;
  }

  private static void update(Path folder, Map<String, String> generated) throws IOException {
    for (String old : files(folder).keySet()) {
      Files.delete(folder.resolve(old));
    }
    for (Map.Entry<String, String> file : generated.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
