package io.github.credsmith.adopt;

import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.bazelrc.HelperPath;
import io.github.credsmith.bazelrc.HelperScopes;
import io.github.credsmith.bazelrc.RcFileSet;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.document.Document;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.HelperConfigFile;
import io.github.credsmith.helperconfig.HelperConfigReader;
import io.github.credsmith.helperconfig.HelperConfigReading;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.helperconfig.WellKnownHosts;
import io.github.credsmith.uri.RequestUri;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the files of a workspace make Bazel and its helper do with a URI. */
public final class WorkspaceEffect {
  private static final String WINDOWS_SUFFIX = "-windows";

  private final BazelrcStack stack;
  private final Optional<RuleCandidates> rules;
  private final Set<String> programs;
  private final Map<Call, HelperScopes> scopes = new HashMap<>();
  private final Map<Integer, String> answers = new HashMap<>();

  /**
   * A run of Bazel, as far as the helpers it uses depend on it.
   *
   * @param config the {@code --config} it is run with; empty for none
   */
  public record Call(BazelCommand command, Optional<String> config, OperatingSystem platform) {}

  /**
   * The effect of files.
   *
   * @param rules the helper's; empty if it chooses by host
   * @param programs the helpers, below the workspace, that read those rules
   */
  public WorkspaceEffect(BazelrcStack stack, Optional<HelperConfig> rules, Set<String> programs) {
    this.stack = stack;
    this.rules = rules.map(RuleCandidates::new);
    this.programs = Set.copyOf(programs);
  }

  /**
   * The effect of generated files.
   *
   * @param texts the files by their paths in the workspace
   * @param version the Bazel version that reads them
   * @param helper the program, below the workspace, without the extension it has on Windows
   */
  static WorkspaceEffect ofTexts(Map<String, String> texts, BazelVersion version, String helper) {
    Path root = Path.of("workspace").toAbsolutePath();
    BazelrcStack stack =
        BazelrcStack.read(
            RcFileSet.ofWorkspace(root),
            path ->
                Optional.ofNullable(texts.get(root.relativize(path).toString()))
                    .map(text -> SourceText.of(path.getFileName().toString(), text)),
            version);
    Optional<HelperConfig> rules =
        Optional.ofNullable(texts.get(HelperConfigFile.NAME))
            .map(text -> HelperConfigReader.read(json(text)))
            .filter(HelperConfigReading.Valid.class::isInstance)
            .map(reading -> ((HelperConfigReading.Valid) reading).config());
    return new WorkspaceEffect(stack, rules, Set.of(helper, helper + ".bat"));
  }

  private static Document json(String text) {
    return JsonReader.read(SourceText.of(HelperConfigFile.NAME, text));
  }

  /** The line by which Bazel asks the helper for a URI; empty if it does not. */
  public Optional<HelperDeclaration> asks(RequestUri uri, Call call) {
    return scopes
        .computeIfAbsent(call, this::scopes)
        .helperFor(uri)
        .filter(helper -> helper.path().kind() == HelperPath.Kind.WORKSPACE)
        .filter(helper -> programs.contains(helper.path().relative()));
  }

  /**
   * Who answers a URI, and with which settings, as a text to compare; empty if the helper answers
   * with nothing. It may hold a secret and is not for showing.
   */
  public Optional<String> answer(RequestUri uri) {
    return rules.isPresent()
        ? rule(uri)
            .filter(rule -> rule.helper() != HelperKind.NULL)
            .map(rule -> answers.computeIfAbsent(rule.index(), index -> answer(rule)))
        : WellKnownHosts.of(uri.host())
            .map(WellKnownHosts::kind)
            .map(kind -> ProviderSettings.of(kind, ProviderConfig.defaultFor(kind)))
            .map(ProviderSettings::fingerprint);
  }

  /** The runs of Bazel that may differ in what they ask for. */
  static List<Call> calls(List<String> configs) {
    List<Optional<String>> activations = new ArrayList<>(List.of(Optional.empty()));
    configs.forEach(config -> activations.add(Optional.of(config)));
    List<Call> calls = new ArrayList<>();
    for (BazelCommand command : List.of(BazelCommand.BUILD, BazelCommand.QUERY)) {
      for (Optional<String> config : activations) {
        for (OperatingSystem platform : OperatingSystem.values()) {
          calls.add(new Call(command, config, platform));
        }
      }
    }
    return calls;
  }

  BazelrcStack stack() {
    return stack;
  }

  private static String answer(UrlRule rule) {
    return ProviderSettings.of(rule.helper(), rule.config()).fingerprint();
  }

  /** Whether the helper has rules; else it chooses by host. */
  boolean hasRules() {
    return rules.isPresent();
  }

  /** The rule that answers a URI; empty if none does or there are none. */
  Optional<UrlRule> rule(RequestUri uri) {
    return rules.flatMap(candidates -> candidates.of(uri.authority()).ruleFor(uri));
  }

  private HelperScopes scopes(Call call) {
    return stack
        .effectiveOptions(call.command(), config(call).stream().toList(), call.platform())
        .helperScopes();
  }

  /** On Windows the generated lines of a config may stand under one with a suffix. */
  private Optional<String> config(Call call) {
    return call.config()
        .map(name -> name + WINDOWS_SUFFIX)
        .filter(twin -> call.platform() == OperatingSystem.WINDOWS)
        .filter(stack.configs().definitions()::containsKey)
        .or(call::config);
  }
}
