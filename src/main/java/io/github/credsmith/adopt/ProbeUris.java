package io.github.credsmith.adopt;

import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.spec.Claim;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.HostPattern;
import io.github.credsmith.uri.Glob;
import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * URIs by which two states of a workspace are told apart: for every scope, glob and host the host
 * itself, hosts below it, with and without ports, each with the paths that a rule looks at.
 */
final class ProbeUris {
  private static final List<String> DEPTHS = List.of("", "sub.", "a.b.");
  private static final List<String> PORTS = List.of("", ":443", ":8443", ":80");
  private static final List<String> PATHS = List.of("/", "/other/x.tgz");
  private static final List<String> STAR_TEXTS = List.of("", "x", "x.y");

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> authorities = new LinkedHashSet<>();

  private ProbeUris() {}

  /** The URIs, in an order that depends on the files alone. */
  static List<RequestUri> of(
      List<HelperScope> scopes, Optional<HelperConfig> rules, CredentialSpec spec) {
    ProbeUris probes = new ProbeUris();
    scopes.forEach(scope -> scope.host().ifPresent(probes::add));
    spec.claims().stream().map(Claim::host).forEach(probes::add);
    List<UrlRule> all = rules.map(HelperConfig::rules).orElse(List.of());
    all.forEach(rule -> rule.host().ifPresent(probes::add));
    for (String name : probes.names) {
      DEPTHS.forEach(depth -> PORTS.forEach(port -> probes.authorities.add(depth + name + port)));
    }
    List<RequestUri> uris = new ArrayList<>();
    RuleCandidates candidates = new RuleCandidates(new HelperConfig(all));
    ClaimsByHost claims = new ClaimsByHost(spec);
    for (String authority : probes.authorities) {
      for (String path : paths(authority, candidates.of(authority), claims)) {
        parse("https://" + authority + path).ifPresent(uris::add);
        parse("http://" + authority + path).ifPresent(uris::add);
      }
    }
    if (rules.isPresent()) {
      probes.authorities.forEach(authority -> parse(authority).ifPresent(uris::add));
    }
    return uris;
  }

  private void add(HostPattern host) {
    names.add(host.name().ascii());
    host.port()
        .ifPresent(port -> DEPTHS.forEach(d -> authorities.add(d + host.name() + ":" + port)));
  }

  private void add(Glob glob) {
    Optional<HostPattern> host = HostGlob.parse(glob);
    if (host.isPresent()) {
      add(host.get());
    } else {
      STAR_TEXTS.forEach(text -> authorities.add(glob.pattern().replace("*", text)));
    }
  }

  private static Set<String> paths(String authority, HelperConfig rules, ClaimsByHost claims) {
    Set<String> paths = new TreeSet<>(PATHS);
    Stream<Glob> ofRules =
        rules.rules().stream()
            .filter(rule -> rule.host().map(host -> host.matches(authority)).orElse(true))
            .flatMap(rule -> rule.path().stream());
    Stream<Glob> ofSpec =
        parse(authority).stream()
            .flatMap(uri -> claims.of(uri.host()).filter(claim -> claim.host().covers(uri)))
            .filter(claim -> !claim.anyPath())
            .map(Claim::path);
    Stream.concat(ofRules, ofSpec)
        .flatMap(glob -> STAR_TEXTS.stream().map(text -> glob.pattern().replace("*", text)))
        .map(path -> path.startsWith("/") ? path : "/" + path)
        .forEach(paths::add);
    return paths;
  }

  private static Optional<RequestUri> parse(String text) {
    try {
      return Optional.of(RequestUri.parse(text));
    } catch (InvalidUriException noProbe) {
      return Optional.empty();
    }
  }
}
