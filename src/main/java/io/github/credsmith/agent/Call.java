package io.github.credsmith.agent;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller sends to have a request answered: the request's JSON, a NUL, and the caller's
 * environment as {@code env -0} prints it. The caller's folder is the variable {@code PWD}, which
 * POSIX shells keep right and export.
 *
 * @param request the JSON, not yet read
 * @param environment the caller's
 * @param workingDirectory the caller's, absolute
 */
record Call(byte[] request, Environment environment, Path workingDirectory) {
  private static final String FOLDER_VARIABLE = "PWD";

  /**
   * Reads what was sent.
   *
   * @return empty if it is not complete, such as from an {@code env} that has no {@code -0}
   */
  static Optional<Call> parse(byte[] body, OperatingSystem os) {
    int end = indexOfNul(body, 0);
    if (end < 0 || body[body.length - 1] != 0) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int start = end + 1; start < body.length; ) {
      int stop = indexOfNul(body, start);
      String variable = new String(body, start, stop - start, StandardCharsets.UTF_8);
      // Windows has variables whose names begin with an equals sign.
      int equals = variable.indexOf('=', 1);
      if (equals < 0) {
        return Optional.empty();
      }
      variables.put(variable.substring(0, equals), variable.substring(equals + 1));
      start = stop + 1;
    }
    byte[] request = Arrays.copyOf(body, end);
    return folder(variables)
        .map(folder -> new Call(request, Environment.of(variables, os), folder));
  }

  /** As it is sent. */
  byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(request);
    body.write(0);
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.put(FOLDER_VARIABLE, workingDirectory.toString());
    variables.forEach(
        (name, value) -> {
          body.writeBytes((name + "=" + value).getBytes(StandardCharsets.UTF_8));
          body.write(0);
        });
    return body.toByteArray();
  }

  private static Optional<Path> folder(Map<String, String> variables) {
    try {
      return Optional.ofNullable(variables.get(FOLDER_VARIABLE))
          .map(Path::of)
          .filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static int indexOfNul(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
