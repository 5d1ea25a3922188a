package io.github.credsmith.install;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of one user's installation, where the scripts that Bazel starts look for the jar.
 *
 * @param path absolute; there need not be such a folder yet
 */
public record DataFolder(Path path) {
  private static final String NAME = "credsmith";

  /**
   * That of a user: in {@code XDG_DATA_HOME}, else {@code ~/.local/share}; on Windows in {@code
   * LOCALAPPDATA}.
   *
   * @throws InstallException if the environment does not say where it is
   */
  public static DataFolder of(RequestContext context) {
    if (context.os() == OperatingSystem.WINDOWS) {
      return new DataFolder(
          absolute(context, "LOCALAPPDATA")
              .orElseThrow(() -> new InstallException("LOCALAPPDATA is not set; set it"))
              .resolve(NAME));
    }
    return new DataFolder(
        absolute(context, "XDG_DATA_HOME")
            .or(() -> absolute(context, "HOME").map(home -> home.resolve(".local/share")))
            .orElseThrow(
                () ->
                    new InstallException(
                        "neither XDG_DATA_HOME nor HOME is set, so there is no folder to install"
                            + " in; set one of them"))
            .resolve(NAME));
  }

  /** The program. */
  public Path jar() {
    return path.resolve("credsmith.jar");
  }

  /** The classes of the jar in the form in which the JVM that recorded them starts fastest. */
  public Path archive() {
    return path.resolve("credsmith.jsa");
  }

  /** Held by whoever installs. */
  Path lock() {
    return path.resolve("install.lock");
  }

  /** The scripts take a relative folder as relative to wherever they are started. */
  private static Optional<Path> absolute(RequestContext context, String variable) {
    Optional<Path> folder = context.environment().nonEmpty(variable).map(Path::of);
    folder
        .filter(path -> !path.isAbsolute())
        .ifPresent(
            path -> {
              throw new InstallException(
                  variable + " is '" + path + "', which is not absolute; correct it");
            });
    return folder;
  }
}
