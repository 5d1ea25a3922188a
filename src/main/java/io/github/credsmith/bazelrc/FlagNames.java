package io.github.credsmith.bazelrc;

import java.util.Optional;
import java.util.Set;

/** What the reader of an options line knows of flags: the credential flags and its own two. */
final class FlagNames {
  static final String CONFIG = "config";
  static final String PLATFORM_CONFIG = "enable_platform_specific_config";

  /** The abbreviations with a value: {@code -c}, {@code -j}. */
  private static final Set<String> SHORT_WITH_VALUE = Set.of("c", "j");

  private FlagNames() {}

  static Optional<FlagKind> kind(String name) {
    return switch (name) {
      case CONFIG -> Optional.of(FlagKind.ACCUMULATING);
      case PLATFORM_CONFIG -> Optional.of(FlagKind.BOOLEAN);
      default -> CredentialFlag.named(name).map(CredentialFlag::kind);
    };
  }

  static boolean takesNextWord(String name) {
    return kind(name).map(FlagKind::takesNextWord).orElse(false);
  }

  static boolean shortTakesNextWord(String letter) {
    return SHORT_WITH_VALUE.contains(letter);
  }
}
