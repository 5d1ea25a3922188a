package io.github.credsmith.adopt;

import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.EffectiveOption;
import io.github.credsmith.bazelrc.EffectiveOptions;
import io.github.credsmith.bazelrc.SectionKey;
import io.github.credsmith.bazelrc.StackEntry;
import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.spec.BazelSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How the rc files of a workspace have Bazel call its helper, as a spec's {@code bazel}. */
final class BazelSection {
  static final String DEFAULT_COMMAND = "common";

  private final BazelrcStack stack;
  private final HelperLines lines;
  private final EffectiveOptions options;

  BazelSection(BazelrcStack stack, HelperLines lines) {
    this.stack = stack;
    this.lines = lines;
    this.options = stack.effectiveOptions(BazelCommand.BUILD, List.of(), OperatingSystem.LINUX);
  }

  /**
   * The settings.
   *
   * @param ruleSets the rule sets that the workspace's modules name
   */
  BazelSettings settings(List<String> ruleSets) {
    Set<String> rules = new TreeSet<>(ruleSets);
    rules.addAll(
        ToolSettings.among(options.options().stream().map(EffectiveOption::option)).ruleSets());
    Location at = Location.ofFile(".bazelrc");
    return new BazelSettings(
        Optional.of(stack.version())
            .filter(version -> !version.isUnknown() && !version.equals(BazelVersion.NEWEST))
            .map(version -> new Located<>(version.toString(), at)),
        lines.helper(),
        platforms().stream().map(name -> new Located<>(name, at)).toList(),
        ".bazelrc",
        Optional.empty(),
        new Located<>(command(), at),
        Optional.empty(),
        tuning(CredentialFlag.CREDENTIAL_HELPER_TIMEOUT),
        tuning(CredentialFlag.CREDENTIAL_HELPER_CACHE_DURATION),
        List.copyOf(rules),
        at);
  }

  /** What a spec cannot say of the lines; each once. */
  List<ImportNote> notes() {
    List<ImportNote> notes = new ArrayList<>();
    for (StackEntry entry : stack.entries()) {
      if (entry.statement() instanceof Statement.OptionsLine line) {
        line.options().stream()
            .filter(option -> isOtherTuning(option, line.key()))
            .map(BazelSection::note)
            .forEach(notes::add);
      }
    }
    return notes.stream().distinct().toList();
  }

  /** Only where Windows has a program of its own do the lines depend on the platform. */
  private List<String> platforms() {
    return lines.differOnWindows()
        ? lines.platforms().stream().map(os -> os.name().toLowerCase(Locale.ROOT)).toList()
        : List.of("linux", "macos");
  }

  /** {@code build} only where no helper reaches a command that does not inherit from it. */
  private String command() {
    Stream<List<String>> activations =
        Stream.concat(Stream.of(List.<String>of()), lines.configs().stream().map(List::of));
    return activations.anyMatch(this::queriesAsk) || lines.scopes().isEmpty()
        ? DEFAULT_COMMAND
        : BazelCommand.BUILD.word();
  }

  private boolean queriesAsk(List<String> configs) {
    return Stream.of(OperatingSystem.values())
        .map(platform -> stack.effectiveOptions(BazelCommand.QUERY, configs, platform))
        .anyMatch(effective -> !effective.helperScopes().effective().isEmpty());
  }

  private Optional<Located<String>> tuning(CredentialFlag flag) {
    return options
        .last(flag)
        .flatMap(option -> option.option().value())
        .map(value -> new Located<>(value.text(), value.location()));
  }

  /** Whether an option gives a duration that is not the one a spec has for all calls. */
  private boolean isOtherTuning(BazelOption option, SectionKey key) {
    Optional<CredentialFlag> flag =
        option.credentialFlag().filter(f -> f.carries() == CredentialFlag.Carries.HELPER_TUNING);
    boolean overruled =
        key.config().isEmpty()
            && BazelCommand.BUILD.sections(stack.version()).contains(key.command());
    return flag.isPresent()
        && !overruled
        && !tuning(flag.get()).map(Located::value).equals(option.valueText());
  }

  private static ImportNote note(BazelOption option) {
    return new ImportNote(
        option.location(),
        "not carried over: a spec has one value for --"
            + option.name()
            + ", which holds for every command and config");
  }
}
