package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelrcFile;
import io.github.credsmith.document.Finding;
import io.github.credsmith.kubernetes.Manifest;
import io.github.credsmith.spec.LoadedSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Runs rules over workspaces and applies the ignore comments. */
public final class Linter {
  private static final String SPEC_GROUP = "spec/";

  private final List<Rule> rules;

  public Linter(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** What is wrong in a workspace, its spec included, by {@link Finding#BY_PLACE} and each once. */
  public List<Finding> lint(Workspace workspace) {
    List<Finding> findings = new ArrayList<>();
    rules.forEach(rule -> findings.addAll(rule.check(workspace)));
    workspace.spec().ifPresent(spec -> findings.addAll(spec.findings()));
    return applied(ignores(workspace), findings).stream()
        .map(SafeMessages::of)
        .distinct()
        .sorted(Finding.BY_PLACE)
        .toList();
  }

  private static List<Ignore> ignores(Workspace workspace) {
    List<Ignore> ignores = new ArrayList<>();
    for (BazelrcFile file : workspace.bazelrc().files().values()) {
      ignores.addAll(IgnoreReader.ofBazelrc(file));
    }
    Stream.concat(
            workspace.spec().map(LoadedSpec::sources).orElse(List.of()).stream(),
            workspace.readableManifests().map(Manifest::source))
        .flatMap(source -> IgnoreReader.ofYaml(source).stream())
        .forEach(ignores::add);
    return ignores;
  }

  private List<Finding> applied(List<Ignore> ignores, List<Finding> findings) {
    Set<Ignore> used = new HashSet<>();
    List<Finding> left = new ArrayList<>();
    for (Finding finding : findings) {
      List<Ignore> covering = ignores.stream().filter(i -> i.covers(finding)).toList();
      used.addAll(covering);
      if (covering.isEmpty()) {
        left.add(finding);
      }
    }
    ignores.stream().filter(ignore -> !used.contains(ignore)).map(this::fault).forEach(left::add);
    return left;
  }

  private Finding fault(Ignore ignore) {
    if (ignore.reason().isEmpty()) {
      return IgnoreRules.NO_REASON.finding(
          ignore.location(),
          ignore.rule().isEmpty()
              ? "The ignore comment names no rule."
              : "The ignore comment gives no reason for ignoring " + ignore.rule() + ".");
    }
    return isKnown(ignore.rule())
        ? IgnoreRules.UNUSED.finding(
            ignore.location(), "Nothing here is a finding of " + ignore.rule() + ".")
        : IgnoreRules.UNKNOWN_RULE.finding(
            ignore.location(), "There is no rule '" + ignore.rule() + "'.");
  }

  /** The rules of specs are the schema's and the spec's own. */
  private boolean isKnown(String id) {
    return id.startsWith(SPEC_GROUP)
        || rules.stream().anyMatch(rule -> rule.description().id().equals(id));
  }
}
