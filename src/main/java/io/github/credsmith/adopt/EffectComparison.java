package io.github.credsmith.adopt;

import io.github.credsmith.adopt.WorkspaceEffect.Call;
import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.document.Location;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.spec.Claim;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says where the files generated from an imported spec have another effect than the files it was
 * imported from: what the helper answers, and for what Bazel asks it.
 */
final class EffectComparison {
  private final WorkspaceEffect before;
  private final WorkspaceEffect after;
  private final CredentialSpec spec;
  private final List<Call> calls;
  private final ClaimsByHost claims;
  private final Map<Difference, ImportNote> notes = new LinkedHashMap<>();

  private enum Kind {
    ANSWERED,
    UNANSWERED,
    ANSWERED_OTHERWISE,
    ASKED,
    NOT_ASKED,
    NOTHING_NOT_ASKED
  }

  /** Of each kind one example is named for each place. */
  private record Difference(Kind kind, Location location) {}

  /**
   * A comparison.
   *
   * @param spec whose locations are those of the files it was imported from
   * @param calls in the order of interest: the first that differs is named
   */
  EffectComparison(
      WorkspaceEffect before, WorkspaceEffect after, CredentialSpec spec, List<Call> calls) {
    this.before = before;
    this.after = after;
    this.spec = spec;
    this.calls = List.copyOf(calls);
    this.claims = new ClaimsByHost(spec);
  }

  /** The differences that these URIs show, one for each kind and place. */
  Collection<ImportNote> differences(List<RequestUri> uris) {
    Map<String, List<RequestUri>> byHost = new LinkedHashMap<>();
    for (RequestUri uri : uris) {
      compareAnswers(uri);
      if (!uri.bareHost()) {
        byHost.computeIfAbsent(uri.host(), host -> new ArrayList<>()).add(uri);
      }
    }
    byHost.values().forEach(this::compareAsking);
    return List.copyOf(notes.values());
  }

  private void compareAnswers(RequestUri uri) {
    Optional<String> old = before.answer(uri);
    Optional<String> now = after.answer(uri);
    boolean byHostAlone = !before.hasRules();
    if (old.equals(now) || byHostAlone && calls.stream().noneMatch(c -> asked(uri, c))) {
      return;
    }
    if (old.isEmpty()) {
      note(Kind.ANSWERED, claim(uri), "the spec also answers " + uri.text() + provider(uri));
    } else if (now.isEmpty()) {
      note(Kind.UNANSWERED, rule(uri), "the spec does not answer " + uri.text() + " any more");
    } else {
      note(
          Kind.ANSWERED_OTHERWISE,
          rule(uri),
          "the spec answers " + uri.text() + " with another credential" + provider(uri));
    }
  }

  /**
   * Bazel's scopes know hosts only, so one URI of a host stands for all, best one with an answer.
   */
  private void compareAsking(List<RequestUri> ofOneHost) {
    RequestUri uri =
        ofOneHost.stream()
            .filter(candidate -> before.answer(candidate).isPresent())
            .findFirst()
            .orElse(ofOneHost.get(0));
    calls.forEach(call -> compareAsking(uri, call));
  }

  private void compareAsking(RequestUri uri, Call call) {
    Optional<HelperDeclaration> old = before.asks(uri, call);
    Optional<HelperDeclaration> now = after.asks(uri, call);
    if (old.isPresent() == now.isPresent()) {
      return;
    }
    if (now.isPresent()) {
      note(Kind.ASKED, claim(uri), "Bazel also asks the helper for " + uri.text() + named(call));
    } else if (before.answer(uri).isPresent()) {
      note(
          Kind.NOT_ASKED,
          old.get().location(),
          "Bazel does not ask the helper for " + uri.text() + named(call) + " any more");
    } else {
      note(
          Kind.NOTHING_NOT_ASKED,
          old.get().location(),
          "Bazel does not ask the helper for "
              + uri.text()
              + named(call)
              + " any more; it answered with no credentials");
    }
  }

  private boolean asked(RequestUri uri, Call call) {
    return before.asks(uri, call).isPresent();
  }

  private Location claim(RequestUri uri) {
    return claimFor(uri)
        .or(() -> claimOfHost(uri))
        .map(Claim::location)
        .orElse(Location.ofFile(spec.file()));
  }

  private Optional<Claim> claimFor(RequestUri uri) {
    return claims.of(uri.host()).filter(claim -> claim.covers(uri)).findFirst();
  }

  /** Bazel's scopes know neither ports nor paths. */
  private Optional<Claim> claimOfHost(RequestUri uri) {
    return claims
        .of(uri.host())
        .filter(c -> c.host().wildcard() || uri.host().equals(c.host().name().ascii()))
        .findFirst();
  }

  private Location rule(RequestUri uri) {
    return before
        .rule(uri)
        .map(UrlRule::places)
        .map(UrlRule.Places::host)
        .or(
            () ->
                calls.stream()
                    .flatMap(call -> before.asks(uri, call).stream())
                    .map(HelperDeclaration::location)
                    .findFirst())
        .orElse(Location.ofFile(spec.file()));
  }

  private String provider(RequestUri uri) {
    return claimFor(uri)
        .map(claim -> " (" + claim.credential().provider().value() + ")")
        .orElse("");
  }

  private static String named(Call call) {
    String platform =
        call.platform() == OperatingSystem.LINUX
            ? ""
            : " on " + call.platform().name().toLowerCase(Locale.ROOT);
    String command =
        call.command() == BazelCommand.BUILD ? "" : " in `bazel " + call.command().word() + "`";
    return call.config().map(config -> " with --config=" + config).orElse("") + command + platform;
  }

  private void note(Kind kind, Location location, String message) {
    notes.putIfAbsent(new Difference(kind, location), new ImportNote(location, message));
  }
}
