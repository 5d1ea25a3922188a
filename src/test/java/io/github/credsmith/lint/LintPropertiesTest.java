package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.bazelrc.BazelrcFile;
import io.github.credsmith.bazelrc.RcSecrets;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import io.github.credsmith.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class LintPropertiesTest {
  private static final Path ROOT = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
  private static final String SECRET = "s3cr3tVALUE";

  private static Path folder;

  @BeforeContainer
  static void createFolder() throws IOException {
    folder = Files.createTempDirectory(ROOT, "credsmith-lint");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.deleteIfExists(folder.resolve(".bazelrc"));
    Files.deleteIfExists(folder.resolve(".tweag-credential-helper.json"));
    Files.deleteIfExists(folder);
  }

  /** A fixed seed: the open-ended search is the fuzz tests', and a gate says the same each time. */
  @Property(tries = 300, seed = "20261123")
  void anyFilesCanBeLintedAndFindingsLieInThem(
      @ForAll("rcFiles") String rc, @ForAll("configs") String config) throws IOException {
    Files.writeString(folder.resolve(".bazelrc"), rc);
    Files.writeString(folder.resolve(".tweag-credential-helper.json"), config);

    List<Finding> findings = new LintFixture(folder).lint();

    assertThat(findings).isSortedAccordingTo(Finding.BY_PLACE);
    for (Finding finding : findings) {
      String text = finding.location().file().equals(".bazelrc") ? rc : config;
      Span span = finding.location().span();
      assertThat(span.end().offset()).isLessThanOrEqualTo(text.length());
    }
    assertThat(findings).noneMatch(finding -> finding.toString().contains(SECRET));
  }

  @Property(tries = 300, seed = "20261124")
  void anyManifestCanBeLintedAndItsSecretsAreNotShown(@ForAll("manifests") String yaml)
      throws IOException {
    Path file = Files.writeString(folder.resolve("k8s.yaml"), yaml);
    List<Finding> findings;
    try {
      findings = new LintFixture(folder).lint();
    } finally {
      Files.delete(file);
    }

    assertThat(findings)
        .filteredOn(finding -> finding.location().file().equals("k8s.yaml"))
        .allSatisfy(
            finding ->
                assertThat(finding.location().span().end().offset())
                    .isLessThanOrEqualTo(yaml.length()));
    assertThat(findings.toString()).doesNotContain(SECRET);
    TextReport report = new TextReport(List.of(SourceText.of("k8s.yaml", yaml)));
    assertThat(findings).noneMatch(finding -> report.render(finding).contains(SECRET));
  }

  @Property(tries = 300)
  void reportsBlotOutWhatAHeaderOrVariableHolds(@ForAll("rcFiles") String before) {
    String rc =
        before.replace(SECRET, "") + "\n\nbuild --remote_header=key=" + SECRET + " # a=" + SECRET;
    List<Span> secrets = RcSecrets.of(BazelrcFile.parse(SourceText.of(".bazelrc", rc)));
    assertThat(blotted(rc, secrets)).doesNotContain(SECRET);
  }

  @Property(tries = 300)
  void whatIsBlottedOutOfALineIsWhatIsBlottedOutOfTheFile(@ForAll("rcFiles") String rc) {
    BazelrcFile file = BazelrcFile.parse(SourceText.of(".bazelrc", rc));
    String whole = blotted(rc, RcSecrets.of(file));
    for (int offset = 0; offset <= rc.length(); offset++) {
      int start = rc.lastIndexOf('\n', offset - 1) + 1;
      int end = rc.indexOf('\n', offset) < 0 ? rc.length() : rc.indexOf('\n', offset);
      assertThat(blotted(rc, RcSecrets.around(file, offset)).substring(start, end))
          .isEqualTo(whole.substring(start, end));
    }
  }

  private static String blotted(String text, List<Span> secrets) {
    StringBuilder shown = new StringBuilder(text);
    for (Span span : secrets) {
      for (int i = span.start().offset(); i < span.end().offset(); i++) {
        shown.setCharAt(i, '*');
      }
    }
    return shown.toString();
  }

  @Provide
  Arbitrary<String> rcFiles() {
    return Arbitraries.of(
            "common",
            "build:ci",
            "startup:x",
            "import",
            "try-import",
            "biuld",
            " ",
            "\n",
            "\\\n",
            "\"",
            "'",
            "#",
            "\\",
            " --credential_helper=",
            "*.acme.example",
            "acme.example:1",
            "=",
            "%workspace%/",
            "tools/helper",
            " --remote_cache=",
            "grpc://",
            "acme.example",
            "me:" + SECRET + "@",
            " --remote_header=authorization=" + SECRET,
            " --config=ci",
            " --config ci",
            "é😀",
            " --enable_platform_specific_config",
            "common:windows",
            " --google_default_credentials",
            " --repo_env=TOKEN=" + SECRET,
            " # credsmith-ignore: bazelrc/unknown-command it is so\n")
        .list()
        .ofMaxSize(25)
        .map(words -> String.join("", words));
  }

  @Provide
  Arbitrary<String> manifests() {
    Arbitrary<String> values =
        Arbitraries.of(
                "{\"auths\":",
                "{\"a.example\":",
                "{\"auth\": \"" + SECRET + "\"",
                ", \"password\": \"" + SECRET + "\"",
                "\"credsStore\": \"x\"",
                "}",
                ",",
                " ",
                "\n      ",
                "é😀",
                "eyJhdXRocyI6e319",
                SECRET,
                "$")
            .list()
            .ofMaxSize(8)
            .map(words -> String.join("", words));
    return net.jqwik.api.Combinators.combine(
            Arbitraries.of("kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg"),
            Arbitraries.of("data", "stringData"),
            Arbitraries.of(".dockerconfigjson", ".dockercfg", "other"),
            Arbitraries.of(" |\n      ", " >-\n      ", " ", " '", " \""),
            values,
            Arbitraries.of("", "'", "\"", "\n---\nkind: Pod\nimagePullSecrets: [{name: x}]\n"))
        .as(
            (type, section, key, open, value, close) ->
                "kind: Secret\ntype: "
                    + type
                    + "\n"
                    + section
                    + ":\n  "
                    + key
                    + ":"
                    + open
                    + value
                    + close
                    + "\n");
  }

  @Provide
  Arbitrary<String> configs() {
    Arbitrary<String> hosts =
        Arbitraries.of(
            "acme.example",
            "*.acme.example",
            "*acme.example",
            "acme.example:1",
            "*",
            "",
            "A:*",
            "[::1]:1");
    Arbitrary<String> helpers = Arbitraries.of("oci", "gcs", "remoteapis", "s3", "null", "nothing");
    Arbitrary<String> rules =
        net.jqwik.api.Combinators.combine(hosts, helpers)
            .as((host, helper) -> "{\"host\": \"" + host + "\", \"helper\": \"" + helper + "\"}");
    return rules.list().ofMaxSize(4).map(list -> "{\"urls\": [" + String.join(",", list) + "]}");
  }
}
