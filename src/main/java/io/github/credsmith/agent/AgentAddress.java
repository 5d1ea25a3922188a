package io.github.credsmith.agent;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.PathPrefixes;
import io.github.credsmith.context.RequestContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a caller's agent is. There is one for each user and machine, whatever the workspace,
 * because every request brings its own environment and folder. The generated stub finds the socket
 * by the same rules:
 *
 * <ol>
 *   <li>{@code CREDENTIAL_HELPER_AGENT_SOCKET};
 *   <li>{@code run/agent.sock} in {@code CREDENTIAL_HELPER_WORKDIR};
 *   <li>{@code credsmith/agent.sock} in the first of {@code TEST_TMPDIR}, {@code XDG_RUNTIME_DIR},
 *       {@code XDG_CACHE_HOME} and {@code .cache} in the home folder (on Windows in {@code
 *       LOCALAPPDATA}).
 * </ol>
 *
 * @param socket absolute
 * @param lock the file that holds the agent's process id and is locked while it runs; absolute
 */
public record AgentAddress(Path socket, Path lock) {
  private static final String SOCKET_VARIABLE = "CREDENTIAL_HELPER_AGENT_SOCKET";
  private static final String LOCK_VARIABLE = "CREDENTIAL_HELPER_AGENT_PID";
  private static final String WORK_DIRECTORY_VARIABLE = "CREDENTIAL_HELPER_WORKDIR";

  /** What every system's socket addresses have room for: 104 bytes with the NUL on macOS. */
  private static final int LONGEST_SOCKET_PATH = 103;

  /**
   * The address for a caller.
   *
   * @throws AgentException if the caller has no folder for it, or its path is none for a socket
   */
  public static AgentAddress of(RequestContext context) throws AgentException {
    try {
      PathPrefixes prefixes = new PathPrefixes(context);
      Optional<Path> named = variable(context, SOCKET_VARIABLE).map(prefixes::expand);
      Path socket =
          named.isPresent() ? named.get() : folder(context, prefixes).resolve("agent.sock");
      Path lock =
          variable(context, LOCK_VARIABLE)
              .map(prefixes::expand)
              .orElseGet(() -> socket.resolveSibling("agent.pid"));
      if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
        throw new AgentException(
            socket
                + ": the path is too long for a socket; name a shorter one in "
                + SOCKET_VARIABLE);
      }
      if (socket.normalize().getFileName() == null) {
        throw new AgentException(socket + " is no place for a socket: correct " + SOCKET_VARIABLE);
      }
      return new AgentAddress(socket.normalize(), lock.normalize());
    } catch (InvalidPathException e) {
      throw new AgentException(
          "a path in the environment is not one on this system: correct "
              + SOCKET_VARIABLE
              + " or the workspace variables");
    }
  }

  /** The folder that must be the user's alone. */
  Path folder() {
    return socket.getParent();
  }

  /** Held, by its existence, by whoever is starting the agent; it has that one's process id. */
  Path starting() {
    return socket.resolveSibling("agent.starting");
  }

  /** The variables that say the same wherever they are read. */
  Map<String, String> variables() {
    return Map.of(SOCKET_VARIABLE, socket.toString(), LOCK_VARIABLE, lock.toString());
  }

  private static Path folder(RequestContext context, PathPrefixes prefixes) throws AgentException {
    if (variable(context, WORK_DIRECTORY_VARIABLE).isPresent()) {
      return prefixes.workDirectory().resolve("run");
    }
    return base(context)
        .map(folder -> folder.resolve("credsmith"))
        .orElseThrow(
            () ->
                new AgentException(
                    "there is no folder for the agent's socket: set HOME or " + SOCKET_VARIABLE));
  }

  private static Optional<Path> base(RequestContext context) {
    if (context.os() == OperatingSystem.WINDOWS) {
      return folder(context, "TEST_TMPDIR").or(() -> folder(context, "LOCALAPPDATA"));
    }
    return folder(context, "TEST_TMPDIR")
        .or(() -> folder(context, "XDG_RUNTIME_DIR"))
        .or(() -> folder(context, "XDG_CACHE_HOME"))
        .or(() -> context.home().filter(Path::isAbsolute).map(home -> home.resolve(".cache")));
  }

  /** A relative folder does not count (XDG Base Directory Specification). */
  private static Optional<Path> folder(RequestContext context, String name) {
    return variable(context, name).map(Path::of).filter(Path::isAbsolute);
  }

  private static Optional<String> variable(RequestContext context, String name) {
    return context.environment().nonEmpty(name);
  }
}
