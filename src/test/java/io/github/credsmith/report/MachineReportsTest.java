package io.github.credsmith.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MachineReportsTest {
  private static final SourceText SOURCE = SourceText.of("a b/ü.bazelrc", "one\ntwo 😀 three\n");
  private static final Finding FINDING =
      Finding.error("group/rule", place("three"), "It is so.", "It matters.", "Mend it.")
          .relatedTo(place("one"), "seen here");

  private final JsonMapper json = JsonMapper.builder().build();

  private static Location place(String word) {
    int at = SOURCE.text().indexOf(word);
    return SOURCE.location(at, at + word.length());
  }

  @Test
  void jsonHasEveryPartOfAFinding() {
    JsonNode finding = json.readTree(new JsonReport().render(List.of(FINDING))).at("/findings/0");

    assertThat(finding.at("/rule").asString()).isEqualTo("group/rule");
    assertThat(finding.at("/severity").asString()).isEqualTo("error");
    assertThat(finding.at("/file").asString()).isEqualTo("a b/ü.bazelrc");
    assertThat(finding.at("/start/line").asInt()).isEqualTo(2);
    assertThat(finding.at("/start/column").asInt()).isEqualTo(7);
    assertThat(finding.at("/end/column").asInt()).isEqualTo(12);
    assertThat(finding.at("/related/0/message").asString()).isEqualTo("seen here");
  }

  @Test
  void sarifNamesFilesByRelativeUris() {
    JsonNode result = result(sarif(FINDING));

    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
        .isEqualTo("a%20b/%C3%BC.bazelrc");
    assertThat(result.at("/ruleIndex").asInt()).isZero();
    assertThat(result.at("/level").asString()).isEqualTo("error");
    assertThat(result.at("/message/text").asString()).isEqualTo("It is so. It matters. Mend it.");
  }

  @Test
  void sarifNamesOtherFilesByAbsoluteUris() {
    Finding finding =
        Finding.warning("group/rule", Location.ofFile("/etc/bazel.bazelrc"), "x", "", "");

    assertThat(
            result(sarif(finding))
                .at("/locations/0/physicalLocation/artifactLocation/uri")
                .asString())
        .isEqualTo("file:///etc/bazel.bazelrc");
  }

  @Test
  void aFingerprintOutlivesOtherLinesAndTellsFindingsApart() {
    Finding moved =
        Finding.error("group/rule", place("one"), "It is so.", "It matters.", "Mend it.");

    assertThat(fingerprint(sarif(FINDING), 0)).isEqualTo(fingerprint(sarif(moved), 0));
    JsonNode both = sarif(FINDING, moved);
    assertThat(fingerprint(both, 0)).isNotEqualTo(fingerprint(both, 1));
  }

  @Test
  void githubGetsOneEscapedCommandForEachFinding() {
    Finding finding = Finding.warning("group/rule", place("three"), "100%\nso.", "", "");

    assertThat(new GithubReport().render(List.of(FINDING, finding)))
        .isEqualTo(
            "::error file=a b/ü.bazelrc,line=2,endLine=2,col=7,endColumn=11,title=group/rule"
                + "::It is so. It matters. Mend it.\n"
                + "::warning file=a b/ü.bazelrc,line=2,endLine=2,col=7,endColumn=11,title=group/rule"
                + "::100%25%0Aso.\n");
  }

  @Test
  void gitlabGetsWhatItRequires() {
    JsonNode issue = json.readTree(new GitlabReport().render(List.of(FINDING))).get(0);

    assertThat(issue.at("/check_name").asString()).isEqualTo("group/rule");
    assertThat(issue.at("/severity").asString()).isEqualTo("critical");
    assertThat(issue.at("/location/path").asString()).isEqualTo("a b/ü.bazelrc");
    assertThat(issue.at("/location/lines/begin").asInt()).isEqualTo(2);
    assertThat(issue.at("/fingerprint").asString()).hasSize(32);
  }

  @Test
  void junitHasASuiteForAFileAndAFailureForAnError() throws Exception {
    Finding other = Finding.warning("group/rule", place("one"), "A < \u0001 & \"b\".", "", "");
    String report = new JunitReport().render(List.of(other, FINDING));

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(report)));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
        .contains("A < ? & \"b\".");
  }

  @Test
  void noFindingsAreAReportToo() {
    assertThat(sarif().at("/runs/0/results").isArray()).isTrue();
    assertThat(json.readTree(new JsonReport().render(List.of())).at("/findings").size()).isZero();
  }

  private JsonNode sarif(Finding... findings) {
    RuleInfo rule = new RuleInfo("group/rule", Severity.ERROR, "Something.", "Why and how.");
    return json.readTree(new SarifReport("1.2.3", List.of(rule)).render(List.of(findings)));
  }

  private static JsonNode result(JsonNode log) {
    return log.at("/runs/0/results/0");
  }

  private static String fingerprint(JsonNode log, int index) {
    return log.at("/runs/0/results/" + index + "/partialFingerprints/credsmith~1v1").asString();
  }
}
