package io.github.credsmith.adopt;

import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.SourceEntry;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.spec.HostPattern;
import io.github.credsmith.uri.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** From the rules of a helper configuration, in their order, to drafts of credentials. */
final class RuleDrafts {
  private static final Glob ANY = new Glob("*");

  private final HelperConfig rules;
  private final List<HelperScope> scopes;
  private final List<CredentialDraft> drafts = new ArrayList<>();
  private final List<ImportNote> notes = new ArrayList<>();

  RuleDrafts(HelperConfig rules, List<HelperScope> scopes) {
    this.rules = rules;
    this.scopes = scopes;
    rules.rules().forEach(this::read);
    dropParts();
  }

  /** One for each host; of two that claim the same the first has won. */
  List<CredentialDraft> drafts() {
    return List.copyOf(drafts);
  }

  List<ImportNote> notes() {
    return List.copyOf(notes);
  }

  private void read(UrlRule rule) {
    ProviderSettings settings = ProviderSettings.of(rule.helper(), rule.config());
    Optional<UrlRule> before = rules.shadowedBy(rule);
    if (before.isPresent()) {
      noteShadowed(rule, before.get(), settings);
      return;
    }
    noteSecrets(rule, settings);
    Optional<HostPattern> host = rule.host().flatMap(HostGlob::parse);
    List<HelperScope> within = scopesWithin(rule, host);
    Optional<HelperScope> above =
        host.flatMap(pattern -> scopes.stream().filter(s -> s.covers(pattern)).findFirst());
    if (host.isPresent()
        && (above.isPresent() || within.isEmpty() || rule.helper() == HelperKind.NULL)) {
      CredentialDraft draft = draft(rule, host.get(), settings, above.flatMap(HelperScope::config));
      noteTaken(rule, draft);
      add(draft);
    } else if (within.isEmpty()) {
      noteInexpressible(rule);
    } else {
      OptionalInt port = host.map(HostPattern::port).orElse(OptionalInt.empty());
      for (HelperScope scope : within) {
        HostPattern name = scope.host().orElseThrow();
        HostPattern narrowed = new HostPattern(name.name(), name.wildcard(), port);
        add(draft(rule, narrowed, settings, scope.config()));
      }
      noteNarrowed(rule);
    }
  }

  private static CredentialDraft draft(
      UrlRule rule, HostPattern host, ProviderSettings settings, Optional<String> config) {
    return new CredentialDraft(
        host, rule.scheme(), rule.path(), settings, config, rule.places().host());
  }

  private List<HelperScope> scopesWithin(UrlRule rule, Optional<HostPattern> host) {
    return scopes.stream()
        .filter(scope -> scope.host().isPresent())
        .filter(
            scope ->
                host.map(scope::liesWithin)
                    .orElseGet(
                        () ->
                            HostGlob.coversAll(
                                rule.host().orElse(ANY), scope.host().orElseThrow())))
        .toList();
  }

  private void add(CredentialDraft draft) {
    if (drafts.stream().noneMatch(draft::claimsSame)) {
      drafts.add(draft);
    }
  }

  /** A host that another draft covers with the same credential need not be named. */
  private void dropParts() {
    drafts.removeIf(draft -> drafts.stream().anyMatch(other -> isPart(draft, other)));
  }

  private boolean isPart(CredentialDraft draft, CredentialDraft whole) {
    return draft != whole
        && draft.path().equals(whole.path())
        && draft.config().equals(whole.config())
        && (isApex(draft, whole) || isSchemesPort(draft, whole))
        && draft.settings().fingerprint().equals(whole.settings().fingerprint());
  }

  private boolean isApex(CredentialDraft draft, CredentialDraft whole) {
    return whole.host().wildcard()
        && draft.host().equals(new HostPattern(whole.host().name(), false, whole.host().port()))
        && draft.scheme().equals(whole.scheme())
        && drafts.stream().noneMatch(other -> isBetween(other, draft, whole));
  }

  /** Whether another draft is for the whole domain of a host, or for a part of it. */
  private static boolean isBetween(
      CredentialDraft other, CredentialDraft draft, CredentialDraft whole) {
    return other != whole
        && other.host().wildcard()
        && draft.host().name().isAtOrBelow(other.host().name())
        && other.host().name().isAtOrBelow(whole.host().name());
  }

  /** {@code x} with the scheme {@code https} stands for {@code x:443} where that is written too. */
  private static boolean isSchemesPort(CredentialDraft draft, CredentialDraft whole) {
    Optional<Integer> port =
        draft.scheme().flatMap(scheme -> Optional.ofNullable(defaultPort(scheme)));
    return port.isPresent()
        && draft.host().port().isEmpty()
        && whole.host().port().equals(OptionalInt.of(port.get()))
        && draft.host().wildcard() == whole.host().wildcard()
        && draft.host().name().equals(whole.host().name())
        && (whole.scheme().isEmpty() || whole.scheme().equals(draft.scheme()));
  }

  private static Integer defaultPort(String scheme) {
    return switch (scheme) {
      case "https" -> 443;
      case "http" -> 80;
      default -> null;
    };
  }

  private void noteShadowed(UrlRule rule, UrlRule before, ProviderSettings settings) {
    ProviderSettings first = ProviderSettings.of(before.helper(), before.config());
    if (!first.fingerprint().equals(settings.fingerprint())) {
      note(rule, "not carried over: the rule at " + before.location() + " answers all its URIs");
    }
  }

  /** Of {@code x} and {@code x:*} with different answers a spec can say one. */
  private void noteTaken(UrlRule rule, CredentialDraft draft) {
    drafts.stream()
        .filter(draft::claimsSame)
        .filter(other -> !other.settings().fingerprint().equals(draft.settings().fingerprint()))
        .findFirst()
        .ifPresent(
            other ->
                note(
                    rule,
                    "not carried over: in a spec '"
                        + draft.host()
                        + "' covers every port, and the rule at "
                        + other.location()
                        + " has taken it"));
  }

  private void noteSecrets(UrlRule rule, ProviderSettings settings) {
    List<SourceEntry> chain = rule.config().chain().orElse(List.of());
    for (SourceEntry entry : chain) {
      if (entry instanceof SourceEntry.Static) {
        notes.add(
            new ImportNote(
                entry.location(),
                "WARNING: a secret is written in this file, and now in the spec too, as"
                    + " insecureLiteral; name an environment variable (env) or a keyring item instead"));
      }
    }
    for (SourceEntry entry : ProviderSettings.unused(rule.helper(), rule.config())) {
      notes.add(
          new ImportNote(
              entry.location(),
              "not carried over: the helper has no binding of this name, so it never reads this source"));
    }
    if (rule.config().chain().isPresent() && settings.secrets().isEmpty()) {
      note(
          rule,
          "its lookup chain has no source, which a spec cannot say; the provider's defaults apply");
    }
  }

  private void noteInexpressible(UrlRule rule) {
    boolean saysNothing = rule.helper() == HelperKind.NULL && rule.host().isEmpty();
    if (!saysNothing) {
      note(
          rule,
          "not carried over: a spec names hosts as NAME, *.DOMAIN or either with :PORT, and no scope"
              + " lies within "
              + rule.host().map(glob -> "'" + glob + "'").orElse("a rule without a host"));
    }
  }

  private void noteNarrowed(UrlRule rule) {
    if (rule.helper() != HelperKind.NULL) {
      note(
          rule, "the rule is for more hosts than Bazel asks for; only the scopes are carried over");
    }
  }

  private void note(UrlRule rule, String message) {
    notes.add(new ImportNote(rule.places().host(), message));
  }
}
