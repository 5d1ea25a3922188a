package io.github.credsmith.bazelrc;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.document.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts the sections of a command together and expands configs in place.
 *
 * <p>Contract: {@code BlazeOptionHandler.parseRcOptions} and {@code ConfigExpander} in Bazel's
 * {@code src/main/java/com/google/devtools/build/lib/runtime}.
 */
final class OptionExpansion {
  /** Configs that multiply must not take exponential time. */
  private static final int MOST_OPTIONS = 20_000;

  private static final int DEEPEST = 100;

  private final ConfigTable table;
  private final List<String> sections;
  private final String platform;
  private final List<StackProblem> problems = new ArrayList<>();
  private final Set<BazelOption> reported = new HashSet<>();
  private int expanded;
  private boolean limitReported;

  /**
   * A config that is asked for.
   *
   * @param by the option that asks; empty for the command line
   */
  private record Use(String config, Optional<EffectiveOption> by) {
    Location location() {
      return by.map(EffectiveOption::location).orElse(Location.ofFile("command line"));
    }

    List<Location> imports() {
      return by.map(option -> option.imports().locations()).orElse(List.of());
    }
  }

  OptionExpansion(ConfigTable table, List<String> sections, OperatingSystem platform) {
    this.table = table;
    this.sections = sections;
    this.platform = platform.name().toLowerCase(Locale.ROOT);
  }

  EffectiveOptions expand(List<String> activeConfigs) {
    List<EffectiveOption> options = new ArrayList<>();
    for (String section : sections) {
      for (EffectiveOption option : table.options(new SectionKey(section, Optional.empty()))) {
        options.add(option);
        if (isNamed(option, FlagNames.CONFIG)) {
          expandNamed(option, List.of(), options);
        }
      }
    }
    for (String config : activeConfigs) {
      expand(new Use(config, Optional.empty()), List.of(), options);
    }
    expandPlatform(options);
    return new EffectiveOptions(options, problems);
  }

  /** Bazel expands the platform's config where the last switch stands that turns it on. */
  private void expandPlatform(List<EffectiveOption> options) {
    int last = options.size() - 1;
    while (last >= 0 && !isNamed(options.get(last), FlagNames.PLATFORM_CONFIG)) {
      last--;
    }
    if (last < 0 || !isDefined(platform)) {
      return;
    }
    EffectiveOption option = options.get(last);
    if (option.option().booleanValue().orElse(false)) {
      List<EffectiveOption> expansion = new ArrayList<>();
      expand(new Use(platform, Optional.of(option)), List.of(), expansion);
      options.addAll(last + 1, expansion);
    }
  }

  /**
   * Adds what a config stands for.
   *
   * @param outer the configs that led to this use, outermost first
   */
  private void expand(Use use, List<String> outer, List<EffectiveOption> into) {
    List<String> chain = Stream.concat(outer.stream(), Stream.of(use.config)).toList();
    if (outer.contains(use.config)) {
      problem(StackProblem.Kind.CONFIG_LOOP, use, String.join(" -> ", chain));
      return;
    }
    if (!isDefined(use.config)) {
      problem(StackProblem.Kind.UNDEFINED_CONFIG, use, use.config);
      return;
    }
    for (String section : sections) {
      SectionKey key = new SectionKey(section, Optional.of(use.config));
      for (EffectiveOption option : table.options(key)) {
        if (expanded >= MOST_OPTIONS || chain.size() > DEEPEST) {
          reportLimit(use);
          return;
        }
        expanded++;
        into.add(new EffectiveOption(option.option(), key, option.imports(), chain));
        if (isNamed(option, FlagNames.CONFIG)) {
          expandNested(option, chain, into);
        }
      }
    }
  }

  private void expandNested(
      EffectiveOption option, List<String> chain, List<EffectiveOption> into) {
    Optional<BazelOption.Value> value = option.option().value();
    if (value.isEmpty() || value.get().nextWord()) {
      String words = "--config " + option.option().valueText().orElse("");
      problem(StackProblem.Kind.CONFIG_IN_TWO_WORDS, new Use(words, Optional.of(option)), words);
    } else {
      expandNamed(option, chain, into);
    }
  }

  private void expandNamed(EffectiveOption option, List<String> outer, List<EffectiveOption> into) {
    option
        .option()
        .valueText()
        .ifPresent(config -> expand(new Use(config, Optional.of(option)), outer, into));
  }

  private boolean isDefined(String config) {
    return sections.stream().anyMatch(section -> table.defines(section, config));
  }

  private void reportLimit(Use use) {
    if (!limitReported) {
      limitReported = true;
      problem(StackProblem.Kind.TOO_MANY_OPTIONS, use, use.config);
    }
  }

  /** One problem for each option, however many ways lead to it. */
  private void problem(StackProblem.Kind kind, Use use, String detail) {
    if (use.by.map(option -> reported.add(option.option())).orElse(true)) {
      problems.add(new StackProblem(kind, use.location(), detail, use.imports()));
    }
  }

  private static boolean isNamed(EffectiveOption option, String name) {
    return option.option().form() == BazelOption.Form.FLAG && option.option().name().equals(name);
  }
}
