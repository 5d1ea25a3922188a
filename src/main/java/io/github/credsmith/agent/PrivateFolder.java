package io.github.credsmith.agent;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder that only its owner can enter: whoever could enter it could answer in the agent's place,
 * or ask it. Where a file system has no owners and modes (Windows), the folder is the user's by its
 * place in the user's profile.
 */
final class PrivateFolder {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;

  PrivateFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes the folder, with those above it, if it is not there, and checks it.
   *
   * @throws AgentException if it cannot be made or is not private
   */
  void create() throws AgentException {
    try {
      if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(path, ownerOnly());
      }
    } catch (IOException e) {
      throw new AgentException(
          path + ": the folder for the agent's socket cannot be made: check who may write there");
    }
    check();
  }

  /**
   * Checks that the folder is there, is the user's and lets nobody else in.
   *
   * @throws AgentException if not
   */
  void check() throws AgentException {
    if (!isPosix()) {
      return;
    }
    try {
      PosixFileAttributes attributes =
          Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isDirectory()) {
        throw new AgentException(path + " is not a folder: remove it");
      }
      if (!isOwn(path)) {
        throw new AgentException(
            path
                + " belongs to somebody else: name another socket in CREDENTIAL_HELPER_AGENT_SOCKET");
      }
      if (!attributes.permissions().equals(OWNER_ONLY)) {
        throw new AgentException(path + " is open to others: run chmod 700 on it");
      }
    } catch (IOException e) {
      throw new AgentException(path + ": there is no agent's folder");
    }
  }

  /** Whether a file in the folder belongs to the user; false if it is not there. */
  boolean owns(Path file) {
    try {
      return isPosix() ? isOwn(file) : Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isPosix() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  /** By number, since a user in a container need not have a name. */
  private static boolean isOwn(Path file) throws IOException {
    Number owner = (Number) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return owner.longValue() == new UnixSystem().getUid();
  }
}
