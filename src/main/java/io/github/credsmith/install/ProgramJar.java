package io.github.credsmith.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** A jar of this program. */
public final class ProgramJar {
  private static final String ADVICE =
      "; set CREDENTIAL_HELPER_INSTALLER_SOURCE to a credsmith.jar, or unset it to install the one"
          + " that runs";

  private final Path file;
  private final String mainClass;

  private ProgramJar(Path file, String mainClass) {
    this.file = file;
    this.mainClass = mainClass;
  }

  /**
   * The jar with this path, or behind it if that is a link.
   *
   * @param mainClass by which the program's jars are told from others
   * @throws InstallException if there is no such jar
   */
  public static ProgramJar at(Path path, String mainClass) {
    ProgramJar jar = new ProgramJar(path, mainClass);
    jar.requireProgram(path);
    return jar;
  }

  /**
   * Copies it, unless the same bytes are there: then even the time of the file stays, by which the
   * JVM knows whether an archive was made of it.
   *
   * @param beforeReplacing run if something else is there, before that is replaced
   */
  void copyTo(Path target, Runnable beforeReplacing) {
    try {
      if (Files.exists(target)) {
        if (Files.isSameFile(file, target) || Files.mismatch(file, target) == -1) {
          return;
        }
        beforeReplacing.run();
      }
      try (InputStream bytes = Files.newInputStream(file)) {
        new Replacement(target).write(bytes, false, this::requireProgram);
      }
    } catch (IOException e) {
      throw InstallException.unwritable(
          target, e, "XDG_DATA_HOME (on Windows LOCALAPPDATA) chooses another folder");
    }
  }

  /** Also of the copy: the original may have been in the middle of a build. */
  private void requireProgram(Path path) {
    if (Files.isDirectory(path)) {
      throw refusal(path, "is a folder");
    }
    try {
      if (isScript(path)) {
        throw refusal(path, "is a script, not the jar that it starts");
      }
      try (JarFile jar = new JarFile(path.toFile(), false)) {
        if (!mainClass.equals(mainClassOf(jar))) {
          throw refusal(path, "is a jar of another program");
        }
      }
    } catch (IOException e) {
      throw refusal(
          path,
          Files.exists(path)
              ? Files.isReadable(path) ? "is not a jar" : "cannot be read"
              : "does not exist");
    }
  }

  private static String mainClassOf(JarFile jar) throws IOException {
    Manifest manifest = jar.getManifest();
    return manifest == null
        ? null
        : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
  }

  private static boolean isScript(Path path) throws IOException {
    String name = path.toString().toLowerCase(Locale.ROOT);
    try (InputStream bytes = Files.newInputStream(path)) {
      return new String(bytes.readNBytes(2), StandardCharsets.ISO_8859_1).equals("#!")
          || name.endsWith(".bat")
          || name.endsWith(".cmd");
    }
  }

  private static InstallException refusal(Path path, String what) {
    return new InstallException(path + ": " + what + ADVICE);
  }
}
