package io.github.credsmith.dockerconfig;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a caller's docker configuration comes from, in the order in which it is asked:
 *
 * <ol>
 *   <li>the value of {@code DOCKER_AUTH_CONFIG};
 *   <li>{@code config.json} in {@code DOCKER_CONFIG}, then {@code REGISTRY_AUTH_FILE}, where set;
 *   <li>for what is not set: {@code ~/.docker/config.json}; podman's {@code containers/auth.json}
 *       in {@code XDG_RUNTIME_DIR}, then in {@code XDG_CONFIG_HOME} (by default {@code ~/.config}).
 * </ol>
 *
 * @param variable the value of {@code DOCKER_AUTH_CONFIG}; empty if unset or empty
 * @param files the files, whether they exist or not
 */
public record DockerConfigFiles(Optional<StoredSecret> variable, List<DockerConfigFile> files) {
  /** The variable that holds a whole configuration. */
  public static final String AUTH_VARIABLE = "DOCKER_AUTH_CONFIG";

  public DockerConfigFiles {
    files = List.copyOf(files);
  }

  /**
   * The places for a caller.
   *
   * @throws InvalidPathException if a variable is not a path on this system
   */
  public static DockerConfigFiles of(RequestContext context) {
    Optional<Path> docker = variable(context, "DOCKER_CONFIG");
    Optional<Path> podman = variable(context, "REGISTRY_AUTH_FILE");
    List<DockerConfigFile> files = new ArrayList<>();
    docker.ifPresent(folder -> files.add(docker(folder, true)));
    podman.ifPresent(file -> files.add(new DockerConfigFile(file, ConfigFormat.PODMAN, true)));
    if (docker.isEmpty()) {
      context.home().ifPresent(home -> files.add(docker(home.resolve(".docker"), false)));
    }
    if (podman.isEmpty()) {
      Optional<Path> config =
          variable(context, "XDG_CONFIG_HOME")
              .or(() -> context.home().map(home -> home.resolve(".config")));
      Stream.of(variable(context, "XDG_RUNTIME_DIR"), config)
          .flatMap(Optional::stream)
          .map(folder -> folder.resolve("containers").resolve("auth.json"))
          .forEach(file -> files.add(new DockerConfigFile(file, ConfigFormat.PODMAN, false)));
    }
    return new DockerConfigFiles(
        context.environment().nonEmpty(AUTH_VARIABLE).map(StoredSecret::new), files);
  }

  /** Reads all that exist. A file that cannot be read is noted and leaves the others in force. */
  public DockerConfigs read(CallerFiles callerFiles) {
    List<DockerConfig> configs = new ArrayList<>();
    List<DockerConfigProblem> unreadable = new ArrayList<>();
    try {
      variableText()
          .map(text -> DockerConfigReader.read(text, ConfigFormat.AUTH_VARIABLE))
          .ifPresent(configs::add);
    } catch (DocumentException e) {
      unreadable.add(DockerConfigProblem.unreadable(e));
    }
    for (DockerConfigFile file : files) {
      try {
        file.read(callerFiles).ifPresent(configs::add);
      } catch (DocumentException e) {
        unreadable.add(DockerConfigProblem.unreadable(e));
      }
    }
    return new DockerConfigs(configs, unreadable);
  }

  /** The value of {@code DOCKER_AUTH_CONFIG} as a text named after it; empty if there is none. */
  public Optional<SourceText> variableText() {
    return variable.map(value -> SourceText.of("$" + AUTH_VARIABLE, value.value()));
  }

  private static DockerConfigFile docker(Path folder, boolean named) {
    return new DockerConfigFile(folder.resolve("config.json"), ConfigFormat.DOCKER, named);
  }

  private static Optional<Path> variable(RequestContext context, String name) {
    return context.environment().nonEmpty(name).map(context::resolve);
  }
}
