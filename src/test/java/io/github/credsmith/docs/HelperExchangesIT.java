package io.github.credsmith.docs;

import static io.github.credsmith.testing.CredsmithProcess.credsmith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The exchanges that docs/bazel-credential-helpers.md shows, run as it shows them: from one heading
 * to the next, a block with {@code urls} is the configuration file, one with {@code auths}
 * docker's, {@code export} lines are the environment, and a block with a {@code uri} is a request
 * whose answer is in the block after it.
 */
class HelperExchangesIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PART =
      Pattern.compile(
          "(?m)^(?<heading>#+ .*)$|(?<skip>^<!-- needs a registry -->$)"
              + "|(?s:^```(?<language>json|sh)\\n(?<block>.*?)^```$)");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export (\\w+)=(.*)$");

  @TempDir private Path folder;

  /** What a section has set up so far. */
  private record Setting(
      Map<String, String> variables, Map<String, String> files, String request) {}

  @TestFactory
  List<DynamicTest> everyExchangeIsAsShown() throws IOException {
    String page = Files.readString(Project.root().resolve("docs/bazel-credential-helpers.md"));
    List<DynamicTest> tests = new ArrayList<>();
    Map<String, String> variables = new TreeMap<>();
    Map<String, String> files = new TreeMap<>();
    String request = "";
    boolean skip = false;
    Matcher parts = PART.matcher(page);
    while (parts.find()) {
      String block = parts.group("block");
      if (parts.group("heading") != null) {
        variables.clear();
        files.clear();
      } else if (block == null) {
        skip = true;
      } else if (parts.group("language").equals("sh")) {
        EXPORT.matcher(block).results().forEach(e -> variables.put(e.group(1), e.group(2)));
      } else if (!request.isEmpty()) {
        Setting setting = new Setting(new TreeMap<>(variables), new TreeMap<>(files), request);
        if (!skip) {
          tests.add(exchange(setting, block, tests.size()));
        }
        skip = false;
        request = "";
      } else if (JSON.readTree(block).has("uri")) {
        request = block;
      } else {
        files.put(fileFor(JSON.readTree(block)), block);
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(9);
    assertThat(request).isEmpty();
    return tests;
  }

  private DynamicTest exchange(Setting setting, String answer, int number) {
    return DynamicTest.dynamicTest(
        setting.request().strip(),
        () -> {
          Path workspace = Files.createDirectory(folder.resolve("workspace" + number));
          for (Map.Entry<String, String> file : setting.files().entrySet()) {
            Path path = workspace.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
          }
          Map<String, String> variables = new TreeMap<>(setting.variables());
          variables.put("HOME", workspace.resolve("home").toString());
          Outcome outcome =
              credsmith("get").in(workspace).withOnly(variables).withInput(setting.request()).run();
          assertThat(outcome.stderr()).isEmpty();
          assertThat(JSON.readTree(outcome.stdout())).isEqualTo(JSON.readTree(answer));
        });
  }

  private static String fileFor(JsonNode file) {
    assertThat(file.has("urls") || file.has("auths")).as(file.toString()).isTrue();
    return file.has("urls") ? ".tweag-credential-helper.json" : "home/.docker/config.json";
  }
}
