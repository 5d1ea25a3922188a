package io.github.credsmith.secret;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a workload outside Google gets the credentials that it exchanges for Google's
 * (google.aip.dev/auth/4117): the {@code credential_source} of its file. The variables are those
 * that google-auth-library 1.40 looks at. What else it takes from the process (the file's place, a
 * project for quotas, Google's own machines) it does not when it is handed a file's content.
 */
enum GoogleWorkload {
  /** Amazon's environment. Where the region or the key is not in it, a server is asked. */
  AMAZON(
      Set.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_DEFAULT_REGION",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN")),
  /** A program, which inherits all, and may be one that decides by any of it. */
  EXECUTABLE(Set.of("*")),
  /** A client's certificate, which a file names that variables name. */
  CERTIFICATE(Set.of("APPDATA", "CLOUDSDK_CONFIG", "GOOGLE_API_CERTIFICATE_CONFIG")),
  /** A file named by a relative path, which the library takes from the process's folder. */
  RELATIVE_FILE(Set.of("PWD")),
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
      if (source.has("certificate")) {
        return CERTIFICATE;
      }
      if (source.has("environment_id")) {
        return AMAZON;
      }
      return isRelative(source.path("file").asString("")) ? RELATIVE_FILE : OTHER;
    } catch (JacksonException e) {
      return OTHER;
    }
  }

  private static boolean isRelative(String file) {
    try {
      return !file.isEmpty() && !Path.of(file).isAbsolute();
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }

  /** Names, or beginnings of names before a {@code *}. */
  Set<String> processVariables() {
    return processVariables;
  }
}
