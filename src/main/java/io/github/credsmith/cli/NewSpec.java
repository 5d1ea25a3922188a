package io.github.credsmith.cli;

import io.github.credsmith.generate.Change;
import io.github.credsmith.generate.DiskWorkspace;
import io.github.credsmith.generate.FileWriter;
import io.github.credsmith.spec.CredentialSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The spec that a command is to write into a workspace. */
final class NewSpec {
  private final Session session;
  private final Path workspace;

  /**
   * Of a workspace.
   *
   * @param directory empty for the working directory
   */
  NewSpec(Session session, Optional<Path> directory) {
    this.session = session;
    this.workspace = session.workingDirectory().resolve(directory.orElse(Path.of(""))).normalize();
  }

  Path workspace() {
    return workspace;
  }

  /** The name of the workspace's folder; empty for the root of the file system. */
  String folder() {
    return Optional.ofNullable(workspace.getFileName()).map(Path::toString).orElse("");
  }

  /** Whether there is a folder to write to; if not, that is said. */
  boolean hasFolder() {
    if (Files.isDirectory(workspace)) {
      return true;
    }
    session.err().println(workspace + ": is not a directory");
    return false;
  }

  /** Whether it may be written; if not, that is said. */
  boolean mayBeWritten(boolean force) {
    if (force || !isPresent()) {
      return true;
    }
    session
        .err()
        .println(
            CredentialSpec.FILE_NAME
                + ": is there already; use --force to replace it, or --stdout to see the new one");
    return false;
  }

  void write(String text) {
    Change.Kind kind = isPresent() ? Change.Kind.UPDATE : Change.Kind.CREATE;
    new FileWriter(new DiskWorkspace(workspace))
        .write(List.of(new Change(CredentialSpec.FILE_NAME, kind, "", text, false)));
  }

  private boolean isPresent() {
    return Files.exists(workspace.resolve(CredentialSpec.FILE_NAME));
  }
}
