package io.github.credsmith.agent;

import io.github.credsmith.context.Environment;
import java.nio.file.Path;
import java.util.Optional;

/** Answers the credential requests of callers. Safe for use by many threads. */
@FunctionalInterface
public interface Gets {

  /**
   * Answers one, with everything that went wrong told in the reply.
   *
   * @param request the request's JSON, as the caller gave it
   * @param environment the caller's
   * @param workingDirectory the caller's, absolute
   * @return empty if only a process with the caller's own environment can answer it
   */
  Optional<Reply> get(byte[] request, Environment environment, Path workingDirectory);
}
