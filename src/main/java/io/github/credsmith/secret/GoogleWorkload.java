package io.github.credsmith.secret;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a workload outside Google gets the credentials that it exchanges for Google's
 * (google.aip.dev/auth/4117): the {@code credential_source} of its file.
 */
enum GoogleWorkload {
  /** Amazon's environment. */
  AMAZON(Set.of("AWS_*")),
  /** A program. */
  EXECUTABLE(Set.of("*")),
  /** Anything for which the library looks at no variable. */
  OTHER(Set.of());

  private final Set<String> processVariables;

  GoogleWorkload(Set<String> processVariables) {
    this.processVariables = processVariables;
  }

  /** What credentials name; {@link #OTHER} also for what is no JSON. */
  static GoogleWorkload of(byte[] json) {
    try {
      JsonNode source = JsonMapper.shared().readTree(json).path("credential_source");
      if (source.has("executable")) {
        return EXECUTABLE;
      }
      return source.has("environment_id") ? AMAZON : OTHER;
    } catch (JacksonException e) {
      return OTHER;
    }
  }

  /** Names, or beginnings of names before a {@code *}. */
  Set<String> processVariables() {
    return processVariables;
  }
}
