package io.github.credsmith.adopt;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.spec.Credential;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.HostPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The drafts that make a spec without errors: a spec that contradicts itself is refused. What a
 * draft before has taken is not for another.
 */
final class ConsistentDrafts {
  private final Function<CredentialSpec, List<Finding>> check;
  private final String file;
  private final Map<HostPattern, List<CredentialDraft>> keptOfHost = new HashMap<>();
  private final List<CredentialDraft> kept = new ArrayList<>();
  private final List<ImportNote> notes = new ArrayList<>();

  /**
   * A choice among drafts.
   *
   * @param check what is wrong with a spec; credentials contradict each other only where they have
   *     a host in common
   * @param file the spec's name
   */
  ConsistentDrafts(
      List<CredentialDraft> drafts, Function<CredentialSpec, List<Finding>> check, String file) {
    this.check = check;
    this.file = file;
    drafts.forEach(this::add);
  }

  /** Those that are kept, in their order. */
  List<CredentialDraft> kept() {
    return List.copyOf(kept);
  }

  /** Why the others are not. */
  List<ImportNote> notes() {
    return List.copyOf(notes);
  }

  private void add(CredentialDraft draft) {
    List<CredentialDraft> ofHost =
        keptOfHost.computeIfAbsent(draft.host().onEveryPort(), host -> new ArrayList<>());
    ofHost.add(draft);
    Optional<Finding> error = error(ofHost);
    if (error.isEmpty()) {
      kept.add(draft);
    } else {
      ofHost.remove(ofHost.size() - 1);
      notes.add(
          new ImportNote(
              draft.location(),
              "not carried over as " + draft.host() + ": " + reason(error.get())));
    }
  }

  private Optional<Finding> error(List<CredentialDraft> drafts) {
    List<Credential> single =
        drafts.stream().map(draft -> CredentialDraft.credential("x", List.of(draft))).toList();
    return check
        .apply(new CredentialSpec(file, Optional.empty(), single, Optional.empty()))
        .stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .findFirst();
  }

  private static String reason(Finding error) {
    return error.rule().equals("spec/overlap")
        ? "a rule above claims some of its URIs, and a spec knows no order"
        : error.what();
  }
}
