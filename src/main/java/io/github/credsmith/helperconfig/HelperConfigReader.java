package io.github.credsmith.helperconfig;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.Node;
import io.github.credsmith.helperconfig.HelperConfigProblem.Kind;
import io.github.credsmith.helperconfig.UrlRule.Places;
import io.github.credsmith.uri.Glob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rules of a configuration file. As in the reference helper, an unknown key anywhere is a
 * fault of the whole file, and an empty {@code scheme}, {@code host} or {@code path} is the same as
 * none.
 */
public final class HelperConfigReader {
  private final List<HelperConfigProblem> problems = new ArrayList<>();

  private HelperConfigReader() {}

  /** Reads a JSON document. */
  public static HelperConfigReading read(Document document) {
    HelperConfigReader reader = new HelperConfigReader();
    List<UrlRule> rules = reader.rules(document.root());
    if (reader.problems.isEmpty()) {
      return new HelperConfigReading.Valid(new HelperConfig(rules));
    }
    reader.problems.sort(Comparator.comparing(problem -> problem.location().span().start()));
    return new HelperConfigReading.Invalid(reader.problems);
  }

  private List<UrlRule> rules(Node root) {
    Optional<ObjectReader> file = ObjectReader.of(root, problems);
    List<Node> urls = file.flatMap(object -> object.list("urls")).orElse(List.of());
    file.ifPresent(ObjectReader::refuseLeftovers);
    List<UrlRule> rules = new ArrayList<>();
    for (int index = 0; index < urls.size(); index++) {
      rule(index, urls.get(index)).ifPresent(rules::add);
    }
    return rules;
  }

  private Optional<UrlRule> rule(int index, Node node) {
    return ObjectReader.of(node, problems).flatMap(members -> rule(index, members));
  }

  private Optional<UrlRule> rule(int index, ObjectReader rule) {
    Optional<String> scheme = nonEmpty(rule, "scheme");
    Optional<Glob> host = nonEmpty(rule, "host").map(Glob::new);
    Optional<Glob> path = nonEmpty(rule, "path").map(Glob::new);
    Optional<HelperKind> helper =
        rule.requiredWord("helper", Kind.UNKNOWN_HELPER, HelperKind.values());
    Optional<Node> config = rule.take("config");
    rule.refuseLeftovers();
    return helper.map(
        kind -> new UrlRule(index, scheme, host, path, kind, config(kind, config), places(rule)));
  }

  private ProviderConfig config(HelperKind kind, Optional<Node> config) {
    return config
        .map(node -> ProviderConfigReader.read(kind, node, problems))
        .orElse(ProviderConfig.defaultFor(kind));
  }

  private static Places places(ObjectReader rule) {
    return new Places(
        rule.location(),
        rule.locationOf("scheme"),
        rule.locationOf("host"),
        rule.locationOf("path"),
        rule.locationOf("helper"));
  }

  private static Optional<String> nonEmpty(ObjectReader rule, String key) {
    return rule.string(key).filter(text -> !text.isEmpty());
  }
}
