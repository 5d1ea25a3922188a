package io.github.credsmith.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Node;
import io.github.credsmith.testing.ExternalTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Another validator's opinion: ajv finds our schemas valid, and accepts and refuses the same
 * documents as we do. It is looked for in {@code $CREDSMITH_NPM}, {@code target/npm} and on the
 * path.
 */
class SchemaAjvIT {
  private static final Path PROJECT = Path.of(System.getProperty("project.root"));

  private static Path ajv;

  @TempDir Path folder;

  @BeforeAll
  static void findAjv() {
    ajv = ExternalTool.require("ajv");
  }

  @ParameterizedTest
  @EnumSource(SchemaName.class)
  void theSchemaIsValid(SchemaName schema) throws Exception {
    Run run = run("compile", "--strict=true", "-s", file(schema));

    assertThat(run.output()).endsWith(" is valid\n");
    assertThat(run.output().lines()).as("warnings").hasSize(1);
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @EnumSource(SchemaName.class)
  void acceptsAndRefusesTheSameDocuments(SchemaName schema) throws Exception {
    SchemaValidator validator = new SchemaValidator();
    Map<String, String> ours = new TreeMap<>();
    Map<String, Node> documents = documents(schema);
    for (Map.Entry<String, Node> document : documents.entrySet()) {
      Files.writeString(folder.resolve(document.getKey()), JsonText.file(document.getValue()));
      boolean fits = validator.validate(document.getValue(), schema).isEmpty();
      ours.put(document.getKey(), fits ? "valid" : "invalid");
    }

    Run run = run("validate", "--errors=no", "-s", file(schema), "-d", folder + "/*.json");

    Map<String, String> theirs = new TreeMap<>();
    run.output()
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(" "))
        .forEach(words -> theirs.put(Path.of(words[0]).getFileName().toString(), words[1]));
    assertThat(theirs).isEqualTo(ours);
  }

  private static Map<String, Node> documents(SchemaName schema) {
    Map<String, Node> documents = new TreeMap<>();
    for (Document sample : Samples.valid(schema)) {
      documents.put("valid-" + sample.file() + ".json", sample.root());
    }
    for (Document sample : Samples.invalid(schema)) {
      documents.put("invalid-" + sample.file() + ".json", sample.root());
    }
    List<Mutation> mutations = Mutation.of(Samples.full(schema).root());
    for (int i = 0; i < mutations.size(); i++) {
      documents.put("mutation-" + mutations.get(i).kind() + i + ".json", mutations.get(i).root());
    }
    return documents;
  }

  private static String file(SchemaName schema) {
    return PROJECT.resolve("schema").resolve(schema.key() + ".schema.json").toString();
  }

  private record Run(int exitCode, String output) {}

  private static Run run(String command, String... arguments)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(ajv.toString(), command, "--spec=draft2020", "--allow-union-types"));
    words.addAll(List.of(arguments));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
