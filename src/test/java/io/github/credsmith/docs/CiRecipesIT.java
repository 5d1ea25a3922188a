package io.github.credsmith.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.YamlReader;
import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import io.github.credsmith.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The recipes of {@code docs/ci.md}. */
class CiRecipesIT {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
  private static final Path PARSER =
      Project.root().resolve("target/npm/node_modules/@actions/workflow-parser");

  @Test
  void githubAcceptsItsWorkflow() throws IOException {
    Outcome outcome = githubsOpinion(recipe("jobs"));

    assertThat(outcome.stdout() + outcome.stderr()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void githubsParserWouldSayWhatIsWrong() throws IOException {
    Outcome outcome = githubsOpinion(recipe("jobs").replace("runs-on", "run-on"));

    assertThat(outcome.stdout()).contains("run-on");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void preCommitsRecipeNamesEveryHook() throws IOException {
    Node hooks = yaml(Files.readString(Project.root().resolve(".pre-commit-hooks.yaml"))).root();
    Document recipe = yaml(recipe("repos"));

    List<String> ids = ids((Node.Sequence) hooks);
    assertThat(ids((Node.Sequence) recipe.at("/repos/0/hooks").orElseThrow())).isEqualTo(ids);
  }

  @Test
  void gitlabsRecipeIsAJobWithAScript() throws IOException {
    assertThat(yaml(recipe("credentials")).at("/credentials/script/0")).isPresent();
  }

  private static Outcome githubsOpinion(String workflow) {
    String node = ExternalTool.require("node").toString();
    Requirement.require(
        Files.isDirectory(PARSER), "@actions/workflow-parser is missing; .ci/run installs it");
    String script = Project.root().resolve("src/test/npm/check-workflow.mjs").toString();
    return Command.of(node, script, PARSER.toString()).withInput(workflow).run();
  }

  /** The YAML block of the page that has this key at its root. */
  private static String recipe(String key) throws IOException {
    String page = Files.readString(Project.root().resolve("docs/ci.md"));
    return FENCE
        .matcher(page)
        .results()
        .map((MatchResult fence) -> fence.group(1))
        .filter(block -> yaml(block).at("/" + key).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(Node.Sequence hooks) {
    return hooks.items().stream()
        .map(hook -> ((Node.Mapping) hook).get("id").orElseThrow())
        .map(id -> ((Node.Scalar) id).text())
        .toList();
  }

  private static Document yaml(String text) {
    return YamlReader.read(SourceText.of("recipe", text));
  }
}
