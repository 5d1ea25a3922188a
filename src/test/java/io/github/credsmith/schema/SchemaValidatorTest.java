package io.github.credsmith.schema;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of fault is called, where it is said to be, and what is advised. */
class SchemaValidatorTest {
  private static final SchemaValidator VALIDATOR = new SchemaValidator();
  private static final String HEAD = "apiVersion: credsmith/v1\nkind: CredentialSpec\n";

  private static Stream<Arguments> specs() {
    return Stream.of(
        Arguments.of(
            "bazel:\n  platform: [linux]\n",
            "schema/unknown-key 4:3-4:11",
            "bazel has the unknown key 'platform'.",
            "Did you mean 'platforms'? Allowed here: 'version', 'helper', 'platforms', 'rc',"
                + " 'command', 'config', 'timeout', 'cacheDuration', 'rules'."),
        Arguments.of(
            "metadata: {Name: acme}\n",
            "schema/unknown-key 3:12-3:16",
            "metadata has the unknown key 'Name'.",
            "Did you mean 'name'? Allowed here: 'name', 'description'."),
        Arguments.of(
            "kubernetez: {}\n",
            "schema/unknown-key 3:1-3:11",
            "the document has the unknown key 'kubernetez'.",
            "Allowed here: 'apiVersion', 'kind', 'extends', 'metadata', 'bazel', 'credentials',"
                + " 'docker', 'lint'."),
        Arguments.of(
            "metadata: {description: x}\n",
            "schema/missing-key 3:1-3:9",
            "metadata lacks the key 'name'.",
            "Add it. For example: \"acme\"."),
        Arguments.of(
            "credentials:\n  - hosts: [ghcr.io]\n    provider: oci\n",
            "schema/missing-key 4:5-4:10",
            "credentials[0] lacks the key 'name'.",
            "Add it. For example: \"docker-hub\"."),
        Arguments.of(
            "bazel: {rc: {importFrom: .bazelrc}}\n",
            "schema/missing-key 3:9-3:11",
            "bazel.rc lacks the key 'file', which 'importFrom' requires.",
            "Add it. For example: \".bazelrc\"."),
        Arguments.of(
            "bazel: {version: 8.4}\n",
            "schema/type 3:18-3:21",
            "bazel.version is a number, but must be a string.",
            "Put it in quotes: \"8.4\"."),
        Arguments.of(
            "extends: 0x1F\n",
            "schema/type 3:10-3:14",
            "extends is an integer, but must be a string or a list.",
            "Put it in quotes: \"0x1F\"."),
        Arguments.of(
            "bazel: {rules: rules_oci}\n",
            "schema/type 3:16-3:25",
            "bazel.rules is a string, but must be a list.",
            "Put it in a list: ['rules_oci']."),
        Arguments.of(
            "docker:\n",
            "schema/type 3:1-3:7",
            "docker has no value, but must be a mapping.",
            "Give it a value, or remove it."),
        Arguments.of(
            "docker: yes\n",
            "schema/type 3:9-3:12",
            "docker is a string, but must be a mapping.",
            "Write a mapping; it may have 'config', 'authFile'."),
        Arguments.of(
            "bazel: {command: test}\n",
            "schema/enum 3:18-3:22",
            "bazel.command is 'test', which is none of the allowed values.",
            "Write 'common' or 'build'."),
        Arguments.of(
            "bazel: {platforms: [mac]}\n",
            "schema/enum 3:21-3:24",
            "bazel.platforms[0] is 'mac', which is none of the allowed values.",
            "Did you mean 'macos'? Write 'linux', 'macos', 'windows', 'freebsd' or 'openbsd'."),
        Arguments.of(
            "credentials: [{name: a, hosts: [ghcr.io], provider: null}]\n",
            "schema/enum 3:53-3:57",
            "credentials[0].provider has no value, which is none of the allowed values.",
            "Put it in quotes: \"null\"."),
        Arguments.of(
            "credentials: [{name: a, hosts: [ghcr.io], provider: ocl, options: {nonsense: 1}}]\n",
            "schema/enum 3:53-3:56",
            "credentials[0].provider is 'ocl', which is none of the allowed values.",
            "Did you mean 'oci'? Write 'github', 'oci', 's3', 'gcs', 'gar', 'azstorage',"
                + " 'remoteapis' or 'null'."),
        Arguments.of(
            "credentials: [{name: a, hosts: [ghcr.io/acme], provider: oci}]\n",
            "schema/pattern 3:33-3:45",
            "credentials[0].hosts[0] is 'ghcr.io/acme', which does not have the right form.",
            "Expected: Host pattern. A host, or *. and a host for that host and everything below"
                + " it; with or without a port. Without a port, every port. For example:"
                + " index.docker.io, *.example.com, cache.acme.example:9092."),
        Arguments.of(
            "credentials: [{name: a, hosts: [], provider: oci}]\n",
            "schema/size 3:32-3:34",
            "credentials[0].hosts has 0 items, but must have at least 1.",
            "For example: [\"index.docker.io\", \"*.example.com\", \"cache.acme.example:9092\"]."),
        Arguments.of(
            "metadata: {name: " + "a".repeat(64) + "}\n",
            "schema/length 3:18-3:82",
            "metadata.name has 64 characters, but may have at most 63.",
            "For example: \"docker-hub\"."),
        Arguments.of(
            "bazel: {platforms: [linux, macos, linux]}\n",
            "schema/duplicate 3:35-3:40",
            "bazel.platforms[2] is the same as bazel.platforms[0].",
            "Remove one of the two."),
        Arguments.of(
            "credentials: [{name: a, hosts: [x.example], provider: gar, options: {}}]\n",
            "schema/not-allowed 3:60-3:67",
            "credentials[0].options is not allowed with provider 'gar'.",
            "Remove it."),
        Arguments.of(
            oci("options: {parse_docker_config: true}"),
            "schema/unknown-key 3:68-3:87",
            "credentials[0].options has the unknown key 'parse_docker_config'.",
            "Did you mean 'parseDockerConfig'? Allowed here with provider 'oci':"
                + " 'parseDockerConfig', 'tokenExchangeMethod'."),
        Arguments.of(
            oci("secrets: {passwort: [{env: A}]}"),
            "schema/unknown-key 3:68-3:76",
            "credentials[0].secrets has the unknown key 'passwort'.",
            "Did you mean 'password'? Allowed here with provider 'oci': 'username', 'password',"
                + " 'auth', 'identitytoken', 'registrytoken'."),
        Arguments.of(
            oci("secrets: {password: [{env: A, keyring: b}]}"),
            "schema/size 3:88-3:95",
            "credentials[0].secrets.password[0] has 2 keys, but may have at most 1.",
            "Allowed here: 'env', 'keyring', 'google', 'insecureLiteral'."));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void saysWhatWhereAndHowToMendIt(String body, String place, String what, String fix) {
    List<Finding> findings = VALIDATOR.validate(Samples.yaml(HEAD + body), SchemaName.CREDSMITH);

    assertThat(findings).hasSize(1);
    assertThat(place(findings.get(0))).isEqualTo(place);
    assertThat(findings.get(0).what()).isEqualTo(what);
    assertThat(findings.get(0).fix()).isEqualTo(fix);
    assertThat(findings.get(0).why()).isEqualTo(SchemaName.CREDSMITH.effect());
    assertThat(findings.get(0).severity()).isEqualTo(Severity.ERROR);
  }

  private static Stream<Arguments> secrets() {
    return Stream.of(
        Arguments.of(SchemaName.CREDSMITH, HEAD + oci("secrets: {auth: [{env: 'hunter2!'}]}")),
        Arguments.of(SchemaName.CREDSMITH, HEAD + oci("secrets: {auth: hunter2}")),
        Arguments.of(SchemaName.CREDSMITH, HEAD + oci("secrets: hunter2")),
        Arguments.of(SchemaName.CREDSMITH, HEAD + oci("secrets: {auth: [hunter2]}")),
        Arguments.of(
            SchemaName.CREDSMITH, HEAD + oci("secrets: {auth: [{google: {tokenType: hunter2}}]}")),
        Arguments.of(
            SchemaName.CREDSMITH, HEAD + oci("secrets: {auth: [{insecureLiteral: [hunter2]}]}")),
        Arguments.of(
            SchemaName.CREDSMITH,
            HEAD + "credentials: [{name: a, provider: oci, hosts: ['https://me:hunter2@x/']}]"),
        Arguments.of(
            SchemaName.CREDSMITH,
            HEAD + "credentials: [{name: a, provider: oci, hosts: 'me:hunter2@ghcr.io'}]"),
        Arguments.of(
            SchemaName.HELPER_CONFIG,
            "{urls: [{helper: s3, config: {lookup_chain: [{source: hunter2, name: hunter2}]}}]}"),
        Arguments.of(
            SchemaName.HELPER_CONFIG,
            "{urls: [{helper: s3, config: {lookup_chain: [{source: static, name: [hunter2]}]}}]}"),
        Arguments.of(SchemaName.DOCKER_CONFIG, "{auths: {ghcr.io: hunter2}}"),
        Arguments.of(SchemaName.DOCKER_CONFIG, "{auths: {ghcr.io: {password: [hunter2]}}}"),
        Arguments.of(SchemaName.DOCKER_CONFIG, "{auths: {ghcr.io: {password: {hunter2: 1}}}}"),
        Arguments.of(SchemaName.DOCKER_CONFIG, "{HttpHeaders: {Authorization: {hunter2: 1}}}"),
        Arguments.of(SchemaName.DOCKER_CONFIG, "{proxies: {default: 'http://me:hunter2@proxy'}}"),
        Arguments.of(SchemaName.DOCKER_CONFIG, "{credHelpers: {'https://me:hunter2@x': a/b}}"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void neverQuotesWhatMayBeASecret(SchemaName schema, String text) {
    List<Finding> findings = VALIDATOR.validate(Samples.yaml(text), schema);

    assertThat(findings).isNotEmpty();
    assertThat(findings)
        .allSatisfy(
            finding ->
                assertThat(finding.what() + finding.why() + finding.fix())
                    .doesNotContain("hunter2"));
  }

  @Test
  void aListAtTheTopIsOneFinding() {
    List<Finding> findings =
        VALIDATOR.validate(Samples.yaml("- apiVersion: credsmith/v1\n"), SchemaName.CREDSMITH);

    assertThat(findings).hasSize(1);
    assertThat(place(findings.get(0))).startsWith("schema/type 1:1-");
    assertThat(findings.get(0).what()).isEqualTo("the document is a list, but must be a mapping.");
  }

  @Test
  void findingsComeInTheOrderOfTheText() {
    String text =
        HEAD
            + "bazel: {version: 8, platforms: [mac], helper: /x, extra: 1}\n"
            + "credentials: [{name: A, hosts: [], provider: x}]\n"
            + "zzz: 1\n";

    List<String> places =
        VALIDATOR.validate(Samples.yaml(text), SchemaName.CREDSMITH).stream()
            .map(finding -> finding.location().span().start().toString())
            .toList();

    assertThat(places)
        .containsExactly("3:18", "3:33", "3:47", "3:51", "4:22", "4:32", "4:46", "5:1");
  }

  @Test
  void aMergedTreeIsReportedInTheFileOfEachNode() {
    Node base =
        Samples.json("{\"name\": \"Base\", \"hosts\": [\"x\"], \"provider\": \"oci\"}").root();
    Node.Mapping own = (Node.Mapping) Samples.yaml(HEAD + "credentials: [{name: Own}]\n").root();
    Node.Sequence credentials = (Node.Sequence) own.get("credentials").orElseThrow();
    List<Node> items = new ArrayList<>(credentials.items());
    items.add(base);
    List<Node.Entry> entries = new ArrayList<>(own.entries());
    entries.set(
        2, new Node.Entry(entries.get(2).key(), new Node.Sequence(items, credentials.location())));

    List<Finding> findings =
        VALIDATOR.validate(new Node.Mapping(entries, own.location()), SchemaName.CREDSMITH);

    assertThat(findings)
        .extracting(finding -> finding.location().toString())
        .containsExactly(
            "credsmith.yaml:3:16", "credsmith.yaml:3:16", "credsmith.yaml:3:22", "file.json:1:10");
  }

  @Test
  void keysThatAreNoNamesAreQuotedInPaths() {
    List<Finding> findings =
        VALIDATOR.validate(
            Samples.json("{\"auths\": {\"https://index.docker.io/v1/\": {\"pass\": \"x\"}}}"),
            SchemaName.DOCKER_CONFIG);

    assertThat(findings)
        .extracting(Finding::what)
        .containsExactly("auths['https://index.docker.io/v1/'] has the unknown key 'pass'.");
  }

  @Test
  void theSecondOfTwoEqualItemsIsReportedAndRelatedToTheFirst() {
    List<Finding> findings =
        VALIDATOR.validate(
            Samples.yaml(HEAD + "bazel: {rules: [rules_oci, rules_img, rules_oci, rules_oci]}\n"),
            SchemaName.CREDSMITH);

    assertThat(findings)
        .extracting(finding -> finding.location().span().start().toString())
        .containsExactly("3:39", "3:50");
    assertThat(findings)
        .allSatisfy(
            finding ->
                assertThat(finding.related().get(0).location().span().start()).hasToString("3:17"));
  }

  @Test
  void yamlNumbersOfEveryFormAreNumbers() {
    for (String number :
        List.of(
            "0x1F",
            "0o17",
            "+5",
            "-5",
            "1e3",
            "+1.5",
            ".5",
            "1.",
            ".inf",
            "-.INF",
            ".NaN",
            "9".repeat(5000),
            "1e999999999")) {
      List<Finding> findings =
          VALIDATOR.validate(
              Samples.yaml(HEAD + "bazel: {timeout: " + number + "}\n"), SchemaName.CREDSMITH);

      assertThat(findings).as(number).extracting(Finding::rule).containsExactly("schema/type");
    }
  }

  @Test
  void aDocumentThatIsWrongThroughoutGivesABoundedNumberOfFindings() {
    String entries = ",{}".repeat(20_000).substring(1);
    String logins =
        IntStream.range(0, 20_000).mapToObj(i -> "\"h" + i + "\":1").collect(joining(","));

    assertThat(
            VALIDATOR.validate(
                Samples.json("{\"urls\":[" + entries + "]}"), SchemaName.HELPER_CONFIG))
        .hasSize(1000);
    assertThat(
            VALIDATOR.validate(
                Samples.json("{\"auths\":{" + logins + "}}"), SchemaName.DOCKER_CONFIG))
        .hasSize(1000);
  }

  private static String oci(String more) {
    return "credentials: [{name: a, hosts: [ghcr.io], provider: oci, " + more + "}]\n";
  }

  private static String place(Finding finding) {
    return finding.rule()
        + " "
        + finding.location().span().start()
        + "-"
        + finding.location().span().end();
  }
}
