package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** Credentials that others on the machine can read. */
final class ReadableByOthers implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/readable-by-others",
          Severity.WARNING,
          "A docker configuration with credentials can be read by others than its owner.",
          "Every user of the machine can take the credentials.",
          "Run `chmod 600` on the file, or keep the credentials in a store.",
          Example.of(
              ".docker/config.json", "{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"),
          Example.docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .dockerConfigFiles()
        .filter(config -> config.format() != ConfigFormat.AUTH_VARIABLE)
        .filter(config -> config.auths().stream().anyMatch(e -> e.credential().isUsable()))
        .filter(config -> isReadable(workspace.context().resolve(config.file())))
        .map(ReadableByOthers::finding)
        .toList();
  }

  private static Finding finding(DockerConfig config) {
    return DESCRIPTION.finding(
        Location.ofFile(config.file()), "The file holds credentials and others can read it.");
  }

  private static boolean isReadable(Path file) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return permissions.contains(PosixFilePermission.GROUP_READ)
          || permissions.contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException notTold) {
      return false;
    }
  }
}
