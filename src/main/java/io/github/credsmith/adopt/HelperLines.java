package io.github.credsmith.adopt;

import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.bazelrc.EffectiveOptions;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.bazelrc.HelperPath;
import io.github.credsmith.context.OperatingSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rc files of a workspace say of a credential helper, as far as one helper is concerned:
 * the one that most scopes name.
 */
final class HelperLines {
  static final String DEFAULT_HELPER = "tools/credential-helper";
  private static final String WINDOWS_SUFFIX = "-windows";
  private static final Set<String> SCRIPTS = Set.of(".bat", ".cmd", ".exe");

  private final BazelrcStack stack;
  private final Map<OperatingSystem, List<HelperDeclaration>> always =
      new EnumMap<>(OperatingSystem.class);
  private final Map<String, List<HelperDeclaration>> underConfig = new LinkedHashMap<>();
  private final List<ImportNote> notes = new ArrayList<>();
  private final Optional<String> unix;
  private final Optional<String> windows;

  HelperLines(BazelrcStack stack) {
    this.stack = stack;
    for (OperatingSystem platform : OperatingSystem.values()) {
      EffectiveOptions options = stack.effectiveOptions(BazelCommand.BUILD, List.of(), platform);
      always.put(platform, options.helperScopes().effective());
      options.helperScopes().refused().forEach(this::refused);
    }
    this.unix =
        mostUsed(
            always.entrySet().stream()
                .filter(entry -> entry.getKey() != OperatingSystem.WINDOWS)
                .flatMap(entry -> entry.getValue().stream()));
    this.windows = mostUsed(always.get(OperatingSystem.WINDOWS).stream());
    readConfigs();
    noteOtherPrograms();
  }

  /** What was found that cannot be carried over; each once. */
  List<ImportNote> notes() {
    return notes.stream().distinct().toList();
  }

  /** The programs that count as the helper, below the workspace. */
  Set<String> programs() {
    Set<String> programs = new TreeSet<>();
    unix.ifPresent(programs::add);
    windows.ifPresent(programs::add);
    if (programs.isEmpty()) {
      mostUsed(underConfig.values().stream().flatMap(List::stream)).ifPresent(programs::add);
    }
    return programs;
  }

  /** The scopes of the helper, those that hold always first. */
  List<HelperScope> scopes() {
    Map<CredentialScope, HelperScope> scopes = new LinkedHashMap<>();
    always.values().stream()
        .flatMap(List::stream)
        .filter(this::isOurs)
        .forEach(d -> scopes.putIfAbsent(d.scope(), scope(d, Optional.empty())));
    underConfig.forEach(
        (config, declarations) ->
            declarations.stream()
                .filter(this::isOurs)
                .forEach(d -> scopes.putIfAbsent(d.scope(), scope(d, Optional.of(config)))));
    return List.copyOf(scopes.values());
  }

  /** The configs under which scopes stand. */
  List<String> configs() {
    return List.copyOf(underConfig.keySet());
  }

  /** The program below the workspace, without the extension that it has on Windows. */
  String helper() {
    return unix.or(() -> programs().stream().findFirst())
        .map(HelperLines::withoutExtension)
        .orElse(DEFAULT_HELPER);
  }

  private static String withoutExtension(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return SCRIPTS.stream().anyMatch(lower::endsWith) ? path.substring(0, path.length() - 4) : path;
  }

  /** The platforms on which Bazel asks the helper without a config. */
  List<OperatingSystem> platforms() {
    return always.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(this::isOurs))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether Windows has a program of its own. */
  boolean differOnWindows() {
    return windows.isPresent() && !windows.equals(unix);
  }

  private void readConfigs() {
    Set<CredentialScope> everywhere =
        always.values().stream()
            .flatMap(List::stream)
            .map(HelperDeclaration::scope)
            .collect(Collectors.toSet());
    for (String config : stack.configs().definitions().keySet()) {
      List<HelperDeclaration> own =
          stack
              .effectiveOptions(BazelCommand.BUILD, List.of(config), OperatingSystem.LINUX)
              .of(CredentialFlag.CREDENTIAL_HELPER)
              .stream()
              .filter(option -> option.key().config().equals(Optional.of(config)))
              .flatMap(option -> option.option().value().stream())
              .map(value -> HelperDeclaration.parse(value.text(), value.location()))
              .filter(declaration -> !declaration.isRefused())
              .filter(declaration -> !everywhere.contains(declaration.scope()))
              .toList();
      if (!own.isEmpty()) {
        underConfig.put(config, own);
      }
    }
    noteSecondConfigs();
  }

  /** A config for Windows beside the one for Unix is how a spec's lines for a config come out. */
  private void noteSecondConfigs() {
    Map<CredentialScope, String> first = new LinkedHashMap<>();
    List<String> twins = new ArrayList<>();
    underConfig.forEach(
        (config, declarations) -> {
          if (config.endsWith(WINDOWS_SUFFIX) && underConfig.containsKey(unixTwin(config))) {
            twins.add(config);
          } else {
            declarations.forEach(d -> noteSecondConfig(d, config, first));
          }
        });
    twins.forEach(underConfig::remove);
  }

  private void noteSecondConfig(
      HelperDeclaration declaration, String config, Map<CredentialScope, String> first) {
    String other = first.putIfAbsent(declaration.scope(), config);
    if (other != null && !other.equals(config)) {
      note(
          declaration,
          "the scope '"
              + declaration.scope()
              + "' stands under --config="
              + other
              + " too, and a credential has one config; that one is carried over");
    }
  }

  private static String unixTwin(String config) {
    return config.substring(0, config.length() - WINDOWS_SUFFIX.length());
  }

  private void noteOtherPrograms() {
    Stream.concat(always.values().stream(), underConfig.values().stream())
        .flatMap(List::stream)
        .filter(declaration -> !isOurs(declaration))
        .forEach(
            declaration ->
                note(
                    declaration,
                    declaration.path().kind() == HelperPath.Kind.WORKSPACE
                        ? "not carried over: a spec has one helper, and most scopes call another one"
                        : "not carried over: a spec's helper is a file of the workspace"));
    windows
        .filter(path -> differOnWindows() && !path.equals(helper() + ".bat"))
        .ifPresent(
            path ->
                note(
                    always.get(OperatingSystem.WINDOWS).get(0),
                    "on Windows the generated helper is "
                        + helper()
                        + ".bat and takes the place of "
                        + path));
  }

  private void refused(HelperDeclaration declaration) {
    note(declaration, "not carried over: Bazel refuses this scope or path");
  }

  private void note(HelperDeclaration declaration, String message) {
    notes.add(new ImportNote(declaration.location(), message));
  }

  private boolean isOurs(HelperDeclaration declaration) {
    return declaration.path().kind() == HelperPath.Kind.WORKSPACE
        && programs().contains(declaration.path().relative());
  }

  private static HelperScope scope(HelperDeclaration declaration, Optional<String> config) {
    return HelperScope.of(declaration.scope(), config, declaration.location());
  }

  private static Optional<String> mostUsed(Stream<HelperDeclaration> declarations) {
    Map<String, Long> uses =
        declarations
            .filter(declaration -> declaration.path().kind() == HelperPath.Kind.WORKSPACE)
            .collect(
                Collectors.groupingBy(
                    declaration -> declaration.path().relative(), Collectors.counting()));
    return uses.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }
}
