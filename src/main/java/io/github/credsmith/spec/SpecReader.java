package io.github.credsmith.spec;

import io.github.credsmith.document.Fields;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.Severity;
import io.github.credsmith.spec.DockerSettings.RegistryFile;
import io.github.credsmith.uri.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns the tree of a spec into records. The tree has passed the schema and has the schema's
 * defaults filled in, so only what a schema cannot say is looked at here: whether a host is a host.
 */
final class SpecReader {
  private static final String OFF = "off";

  private final List<Finding> findings = new ArrayList<>();

  /** What is wrong with the hosts read so far; such hosts are left out of the spec. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  CredentialSpec read(String file, Node.Mapping root) {
    Fields fields = new Fields(root);
    return new CredentialSpec(
        file,
        fields.fields("bazel").map(SpecReader::bazel),
        fields.fieldsOf("credentials").stream().map(this::credential).toList(),
        fields.fields("docker").map(SpecReader::docker),
        fields.fields("lint").map(SpecReader::lint).orElse(LintSettings.NONE));
  }

  private static LintSettings lint(Fields lint) {
    return new LintSettings(
        lint.fields("rules").orElseThrow().mapping().entries().stream()
            .map(SpecReader::severity)
            .toList());
  }

  private static LintSettings.OfRules severity(Node.Entry entry) {
    String word = ((Node.Scalar) entry.value()).text();
    return new LintSettings.OfRules(
        entry.name(),
        word.equals(OFF)
            ? Optional.empty()
            : Optional.of(Severity.valueOf(word.toUpperCase(Locale.ROOT))),
        entry.key().location());
  }

  private static BazelSettings bazel(Fields bazel) {
    Fields rc = bazel.fields("rc").orElseThrow();
    return new BazelSettings(
        bazel.text("version"),
        bazel.text("helper").orElseThrow().value(),
        bazel.texts("platforms"),
        rc.text("file").orElseThrow().value(),
        rc.text("importFrom").map(Located::value),
        bazel.text("command").orElseThrow(),
        bazel.text("config").map(Located::value),
        bazel.text("timeout"),
        bazel.text("cacheDuration"),
        bazel.texts("rules").stream().map(Located::value).toList(),
        bazel.mapping().location());
  }

  private Credential credential(Fields fields) {
    return new Credential(
        fields.text("name").orElseThrow(),
        fields.texts("hosts").stream().flatMap(host -> host(host).stream()).toList(),
        fields.text("scheme"),
        fields.text("path").map(path -> path.map(Glob::new)),
        fields.text("provider").orElseThrow(),
        fields.fields("options").map(Fields::mapping),
        fields.fields("secrets").map(SpecReader::chains).orElse(List.of()),
        fields.text("bazelConfig"));
  }

  private Optional<Located<HostPattern>> host(Located<String> text) {
    Optional<HostPattern> pattern = HostPattern.parse(text.value());
    if (pattern.isEmpty()) {
      findings.add(
          Finding.error(
              "spec/host",
              text.location(),
              "'"
                  + text.value()
                  + "' is not a host that Bazel, the helper or docker could be told of.",
              "No file can be generated for it.",
              "Write NAME, *.DOMAIN or either with :PORT; a star stands only for whole labels at the front."));
    }
    return pattern.map(value -> new Located<>(value, text.location()));
  }

  private static List<SecretSource.Chain> chains(Fields secrets) {
    return secrets.mapping().entries().stream()
        .map(entry -> chain(entry, secrets.fieldsOf(entry.name())))
        .toList();
  }

  private static SecretSource.Chain chain(Node.Entry binding, List<Fields> sources) {
    List<SecretSource> read =
        sources.stream()
            .flatMap(source -> source.mapping().entries().stream())
            .flatMap(entry -> SecretSource.read(entry).stream())
            .toList();
    return new SecretSource.Chain(binding.name(), read, binding.key().location());
  }

  private static DockerSettings docker(Fields docker) {
    return new DockerSettings(
        docker.fields("config").map(SpecReader::registryFile),
        docker.fields("authFile").map(SpecReader::registryFile));
  }

  private static RegistryFile registryFile(Fields fields) {
    return new RegistryFile(
        fields.text("file").orElseThrow().value(),
        fields.text("credHelper").orElseThrow().value(),
        fields.texts("registries"),
        fields.mapping().location());
  }
}
