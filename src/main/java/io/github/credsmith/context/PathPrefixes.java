package io.github.credsmith.context;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The folders of the credential helper, and the prefixes by which path values refer to them: {@code
 * %workspace%}, {@code %workdir%}, {@code %tmp%}, {@code %cache%} and {@code ~}. All paths are
 * absolute. Every method throws {@link InvalidPathException} if a variable or text it needs is not
 * a path on this system.
 */
public final class PathPrefixes {
  private final RequestContext context;
  private final Map<String, Supplier<Path>> folders;

  public PathPrefixes(RequestContext context) {
    this.context = context;
    this.folders =
        Map.of(
            "%workspace%", this::workspace,
            "%workdir%", this::workDirectory,
            "%tmp%", this::temporaryDirectory,
            "%cache%", this::cacheDirectory,
            "~", this::home);
  }

  /**
   * The root of the workspace: {@code CREDENTIAL_HELPER_WORKSPACE_DIRECTORY}, else {@code
   * BUILD_WORKSPACE_DIRECTORY}, else the working directory.
   */
  public Path workspace() {
    return variable("CREDENTIAL_HELPER_WORKSPACE_DIRECTORY")
        .or(() -> variable("BUILD_WORKSPACE_DIRECTORY"))
        .orElse(context.workingDirectory());
  }

  /**
   * The folder of the helper's own files for this workspace: {@code CREDENTIAL_HELPER_WORKDIR},
   * else a folder in the cache that is named by the workspace's path.
   */
  public Path workDirectory() {
    return variable("CREDENTIAL_HELPER_WORKDIR")
        .orElseGet(
            () -> cacheDirectory().resolve("tweag-credential-helper").resolve(workspaceDigest()));
  }

  /** The folder for temporary files; Bazel's tests have their own. */
  public Path temporaryDirectory() {
    Optional<Path> folder = variable("TEST_TMPDIR");
    if (context.os() == OperatingSystem.WINDOWS) {
      return folder
          .or(() -> variable("TMP"))
          .or(() -> variable("TEMP"))
          .or(context::home)
          .orElse(context.workingDirectory());
    }
    return folder.or(() -> variable("TMPDIR")).orElseGet(() -> context.resolve("/tmp"));
  }

  /** The user's folder for files that can be made again; Bazel's tests have their own. */
  public Path cacheDirectory() {
    Optional<Path> folder =
        variable("TEST_TMPDIR")
            .or(
                () ->
                    switch (context.os()) {
                      case WINDOWS -> variable("LOCALAPPDATA");
                      case MACOS -> context.home().map(home -> home.resolve("Library/Caches"));
                      case LINUX, FREEBSD, OPENBSD -> xdgCache();
                    });
    return folder.orElseGet(this::temporaryDirectory);
  }

  /** A path value with its prefix, if it has one, replaced by the folder that it means. */
  public Path expand(String path) {
    for (Map.Entry<String, Supplier<Path>> folder : folders.entrySet()) {
      if (path.startsWith(folder.getKey())) {
        String below = path.substring(folder.getKey().length()).replaceFirst("^[/\\\\]+", "");
        return folder.getValue().get().resolve(below);
      }
    }
    return context.resolve(path);
  }

  private Path home() {
    return context.home().orElseGet(this::temporaryDirectory);
  }

  /** A relative {@code XDG_CACHE_HOME} does not count (XDG Base Directory Specification). */
  private Optional<Path> xdgCache() {
    return context
        .environment()
        .nonEmpty("XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .or(() -> context.home().map(home -> home.resolve(".cache")));
  }

  private Optional<Path> variable(String name) {
    return context.environment().nonEmpty(name).map(context::resolve);
  }

  private String workspaceDigest() {
    String path = workspace().toString();
    String named = context.os() == OperatingSystem.WINDOWS ? path.toLowerCase(Locale.ROOT) : path;
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(named.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
