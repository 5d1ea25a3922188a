package io.github.credsmith.bazelrc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The commands that have options in a {@code .bazelrc}, and which commands' lines each of them
 * reads.
 *
 * <p>Contract: {@code inheritsOptionsFrom} of Bazel's command annotations; "Option defaults" in
 * Bazel's {@code site/en/run/bazelrc.md}.
 */
public enum BazelCommand {
  ANALYZE_PROFILE("analyze-profile"),
  BUILD("build"),
  CANONICALIZE_FLAGS("canonicalize-flags"),
  DUMP("dump"),
  HELP("help"),
  LICENSE("license"),
  MOD("mod"),
  MODQUERY("modquery"),
  QUERY("query"),
  SHUTDOWN("shutdown"),
  SYNC("sync"),
  VERSION("version"),
  AQUERY("aquery", BUILD),
  CLEAN("clean", BUILD),
  CONFIG("config", BUILD),
  CQUERY("cquery", BUILD),
  INFO("info", BUILD),
  MOBILE_INSTALL("mobile-install", BUILD),
  PRINT_ACTION("print_action", BUILD),
  RUN("run", BUILD),
  TEST("test", BUILD),
  COVERAGE("coverage", TEST),
  FETCH("fetch", TEST),
  VENDOR("vendor", TEST);

  /** The pseudo-command whose options apply to every command that supports them. */
  public static final String COMMON = "common";

  /** The pseudo-command whose options apply to every command, from Bazel 6.3.0. */
  public static final String ALWAYS = "always";

  /** The pseudo-command of the options of Bazel's server. */
  public static final String STARTUP = "startup";

  private static final Map<String, BazelCommand> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(BazelCommand::word, c -> c));

  private final String word;
  private final Optional<BazelCommand> parent;

  BazelCommand(String word) {
    this.word = word;
    this.parent = Optional.empty();
  }

  BazelCommand(String word, BazelCommand parent) {
    this.word = word;
    this.parent = Optional.of(parent);
  }

  /** The command of this name; empty if Bazel has none, pseudo-commands included. */
  public static Optional<BazelCommand> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /** Whether Bazel accepts lines that begin with this word, without a {@code :CONFIG}. */
  public static boolean isSection(String word, BazelVersion version) {
    return switch (word) {
      case COMMON, STARTUP -> true;
      case ALWAYS -> version.isAtLeast(6, 3, 0);
      default -> named(word).isPresent();
    };
  }

  /** The name on the command line. */
  public String word() {
    return word;
  }

  /**
   * The sections whose options this command reads, the most general first: later ones win.
   *
   * @param version decides about {@code always} and {@code fetch}
   */
  public List<String> sections(BazelVersion version) {
    List<String> sections = new ArrayList<>();
    if (version.isAtLeast(6, 3, 0)) {
      sections.add(ALWAYS);
    }
    sections.add(COMMON);
    addWithAncestors(sections, version);
    return List.copyOf(sections);
  }

  /** Whether the command downloads: repositories, modules, or from a remote cache. */
  public boolean fetches() {
    return switch (this) {
      case BUILD, TEST, RUN, COVERAGE, MOBILE_INSTALL, PRINT_ACTION -> true;
      case QUERY, CQUERY, AQUERY, MOD, MODQUERY, FETCH, VENDOR, SYNC -> true;
      default -> false;
    };
  }

  private void addWithAncestors(List<String> sections, BazelVersion version) {
    boolean inherits = this != FETCH || version.isAtLeast(7, 1, 0);
    if (inherits) {
      parent.ifPresent(command -> command.addWithAncestors(sections, version));
    }
    sections.add(word);
  }
}
