package io.github.credsmith.adopt;

import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.WellKnownHosts;
import io.github.credsmith.spec.HostPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drafts for scopes of a helper that has no configuration file and chooses by the host. */
final class KnownHostDrafts {
  private final List<CredentialDraft> drafts = new ArrayList<>();
  private final List<ImportNote> notes = new ArrayList<>();

  KnownHostDrafts(List<HelperScope> scopes) {
    scopes.forEach(this::read);
  }

  List<CredentialDraft> drafts() {
    return List.copyOf(drafts);
  }

  List<ImportNote> notes() {
    return List.copyOf(notes);
  }

  private void read(HelperScope scope) {
    Optional<HelperKind> kind = scope.host().flatMap(KnownHostDrafts::kind);
    if (kind.isEmpty()) {
      notes.add(
          new ImportNote(
              scope.location(),
              scope.host().isEmpty()
                  ? "not carried over: a spec names its hosts, and this helper has no scope"
                  : "not carried over: without a configuration file the helper has no credentials for '"
                      + scope.scope()
                      + "'; add a credential that names the provider"));
      return;
    }
    ProviderSettings settings =
        ProviderSettings.of(kind.get(), ProviderConfig.defaultFor(kind.get()));
    drafts.add(
        new CredentialDraft(
            scope.host().orElseThrow(),
            Optional.empty(),
            Optional.empty(),
            settings,
            scope.config(),
            scope.location()));
  }

  private static Optional<HelperKind> kind(HostPattern host) {
    String name = (host.wildcard() ? "x." : "") + host.name().ascii();
    return WellKnownHosts.of(name).map(WellKnownHosts::kind);
  }
}
