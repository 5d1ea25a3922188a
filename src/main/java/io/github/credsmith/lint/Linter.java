package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelrcFile;
import io.github.credsmith.document.Finding;
import io.github.credsmith.kubernetes.Manifest;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.LintSettings;
import io.github.credsmith.spec.LoadedSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs rules over workspaces and applies the spec's settings and the ignore comments. */
public final class Linter {
  /** The groups of the rules that reading a spec applies, of which there is no list. */
  private static final List<String> SPEC_GROUPS = List.of("spec/", "schema/");

  private final List<Rule> rules;

  public Linter(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** What the findings can be about, comments and settings of the linter's own included. */
  public List<RuleDescription> descriptions() {
    return Stream.of(
            rules.stream().map(Rule::description),
            SettingRules.all().stream(),
            IgnoreRules.all().stream())
        .flatMap(descriptions -> descriptions)
        .toList();
  }

  /** What is wrong in a workspace, its spec included, by {@link Finding#BY_PLACE} and each once. */
  public List<Finding> lint(Workspace workspace) {
    LintSettings settings =
        workspace
            .spec()
            .flatMap(LoadedSpec::spec)
            .map(CredentialSpec::lint)
            .orElse(LintSettings.NONE);
    List<Finding> findings = new ArrayList<>();
    rules.stream()
        .filter(rule -> !settings.isOff(rule.description().id()))
        .forEach(rule -> findings.addAll(rule.check(workspace)));
    workspace.spec().ifPresent(spec -> findings.addAll(spec.findings()));
    settings.rules().stream()
        .filter(entry -> knownIds().noneMatch(entry::covers) && !isOfSpec(entry.pattern()))
        .map(Linter::unknown)
        .forEach(findings::add);
    return applied(ignores(workspace), findings, settings).stream()
        .flatMap(finding -> weighed(finding, settings).stream())
        .map(SafeMessages::of)
        .distinct()
        .sorted(Finding.BY_PLACE)
        .toList();
  }

  private static Finding unknown(LintSettings.OfRules entry) {
    return SettingRules.UNKNOWN_RULE.finding(
        entry.location(), "There is no rule '" + entry.pattern() + "'.");
  }

  /** A finding with the severity it is to have; empty if its rule is off. */
  private static Optional<Finding> weighed(Finding finding, LintSettings settings) {
    Optional<LintSettings.OfRules> entry = settings.of(finding.rule());
    return entry.isEmpty()
        ? Optional.of(finding)
        : entry.get().severity().map(finding::withSeverity);
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

  private List<Finding> applied(
      List<Ignore> ignores, List<Finding> findings, LintSettings settings) {
    Set<Ignore> used = new HashSet<>();
    List<Finding> left = new ArrayList<>();
    for (Finding finding : findings) {
      List<Ignore> covering = ignores.stream().filter(i -> i.covers(finding)).toList();
      used.addAll(covering);
      if (covering.isEmpty()) {
        left.add(finding);
      }
    }
    ignores.stream()
        .filter(ignore -> !used.contains(ignore) && !settings.isOff(ignore.rule()))
        .map(this::fault)
        .forEach(left::add);
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
    return isOfSpec(ignore.rule()) || knownIds().anyMatch(ignore.rule()::equals)
        ? IgnoreRules.UNUSED.finding(
            ignore.location(), "Nothing here is a finding of " + ignore.rule() + ".")
        : IgnoreRules.UNKNOWN_RULE.finding(
            ignore.location(), "There is no rule '" + ignore.rule() + "'.");
  }

  private static boolean isOfSpec(String id) {
    return SPEC_GROUPS.stream().anyMatch(id::startsWith);
  }

  private Stream<String> knownIds() {
    return descriptions().stream().map(RuleDescription::id);
  }
}
