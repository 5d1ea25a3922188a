package io.github.credsmith.install;

import java.util.List;
import java.util.function.Consumer;

/** Installs the program for one user. */
public final class Installer {
  private final DataFolder folder;
  private final JavaRuntime java;
  private final Consumer<String> notes;

  /**
   * An installer.
   *
   * @param folder where to
   * @param java for which it is made to start fast
   * @param notes told, in one line each, what may be of interest and keeps nothing from working
   */
  public Installer(DataFolder folder, JavaRuntime java, Consumer<String> notes) {
    this.folder = folder;
    this.java = java;
    this.notes = notes;
  }

  /**
   * Installs the jar, scripts that start it, and its class-data archive, each only if it is not
   * there.
   *
   * @param force whether scripts may take the place of files that are not credsmith's
   * @throws InstallException if something cannot be installed
   */
  public void install(ProgramJar jar, List<OwnScript> scripts, boolean force) {
    if (!force) {
      scripts.forEach(OwnScript::requireReplaceable);
    }
    try (InstallLock lock = InstallLock.take(folder, notes)) {
      lock.removeRemains();
      // Between a new jar and its own archive there must be none: the JVM tells jars by time and
      // size.
      jar.copyTo(folder.jar(), () -> folder.archive().toFile().delete());
      scripts.forEach(OwnScript::write);
      archive();
    }
  }

  private void archive() {
    try {
      new ClassDataArchive(java, folder.jar()).ensure(folder.archive());
    } catch (ArchiveException e) {
      notes.accept(
          "no class-data archive: "
              + e.getMessage()
              + "; credsmith works without it and starts more slowly");
    }
  }
}
