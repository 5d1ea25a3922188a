package io.github.credsmith.helper;

import io.github.credsmith.context.Environment;
import java.util.Locale;

/** How much is logged, from least to most. */
public enum LogLevel {
  OFF,
  BASIC,
  DEBUG;

  /** The variable that names the level, as a word or a number from 0. */
  public static final String VARIABLE = "CREDENTIAL_HELPER_LOGGING";

  /** The level that the caller asks for; {@link #OFF} if it names none or an unknown one. */
  public static LogLevel of(Environment environment) {
    return switch (environment.get(VARIABLE).orElse("").strip().toLowerCase(Locale.ROOT)) {
      case "basic", "1" -> BASIC;
      case "debug", "2" -> DEBUG;
      default -> OFF;
    };
  }
}
