package io.github.credsmith.lint.across;

import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.SecretSpans;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import io.github.credsmith.document.TextEdit;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.spec.ProviderHosts;
import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Optional;

/** The rule for a domain itself, written beside the one for the hosts below it. */
final class ApexRule {
  private final Workspace workspace;
  private final HelperConfig config;

  ApexRule(Workspace workspace, HelperConfig config) {
    this.workspace = workspace;
    this.config = config;
  }

  /**
   * Puts a copy of the rule for {@code *.DOMAIN} before it, for the domain.
   *
   * @return empty if several rules or none are for {@code *.DOMAIN}, if the rule's helper does not
   *     serve the domain, or if the rule holds a secret, which is not to stand in two places
   */
  Optional<TextEdit> insertion(String domain) {
    List<UrlRule> below =
        config.rules().stream()
            .filter(rule -> rule.host().filter(ScopeGlobs.below(domain)::equals).isPresent())
            .toList();
    if (below.size() != 1
        || !ProviderHosts.servesSomeHostOf(below.get(0).helper().id(), new Glob(domain))) {
      return Optional.empty();
    }
    UrlRule rule = below.get(0);
    return workspace.sources().stream()
        .filter(source -> source.file().equals(rule.location().file()))
        .filter(source -> !holdsSecret(source, rule.location().span()))
        .map(source -> TextEdit.insertion(rule.location(), copy(source, rule, domain)))
        .findFirst();
  }

  private static boolean holdsSecret(SourceText source, Span rule) {
    return SecretSpans.below(JsonReader.read(source).root()).stream()
        .anyMatch(
            secret ->
                secret.start().compareTo(rule.start()) >= 0
                    && secret.end().compareTo(rule.end()) <= 0);
  }

  /** The rule's own text with another host, and what parts the two: as the rule is indented. */
  private static String copy(SourceText source, UrlRule rule, String domain) {
    int start = rule.location().span().start().offset();
    Span host = rule.places().host().span();
    String text = source.text();
    int line = text.lastIndexOf('\n', start - 1) + 1;
    String indent = text.substring(line, start);
    String newline = source.usesCrlf() ? "\r\n" : "\n";
    return text.substring(start, host.start().offset())
        + JsonText.quote(domain)
        + text.substring(host.end().offset(), rule.location().span().end().offset())
        + (indent.isBlank() ? "," + newline + indent : ", ");
  }
}
