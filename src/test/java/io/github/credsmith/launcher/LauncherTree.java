package io.github.credsmith.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A source tree with the real launcher and next to nothing else. Its Maven is a script that notes
 * the call and hands out a jar of {@link Echo}, so that a build takes no time.
 */
final class LauncherTree {
  private static final String MAVEN =
      """
      #!/bin/sh
      for word; do
        case $word in -Dbuild.folder=*) folder=${word#*=} ;; esac
      done
      echo "$JAVA_HOME" >>'%1$s/builds'
      cat >>'%1$s/stdin'
      cp '%1$s/echo.jar' "$folder/credsmith.jar"
      """;

  private final Path root;
  private final Path fixtures;
  private final Path bin;

  /**
   * Writes the tree.
   *
   * @param root where to; made if need be
   */
  LauncherTree(Path root) throws IOException {
    this.root = Files.createDirectories(root);
    this.fixtures = Files.createDirectories(root.resolve("fixtures"));
    this.bin = Files.createDirectories(fixtures.resolve("bin"));
    Files.copy(Project.root().resolve("credsmith"), launcher());
    Files.createDirectories(root.resolve("src/main/java"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    writeJar(fixtures.resolve("echo.jar"));
    program("mvn", MAVEN.formatted(fixtures));
  }

  Path root() {
    return root;
  }

  Path launcher() {
    return root.resolve("credsmith");
  }

  Path jar() {
    return root.resolve("target/credsmith.jar");
  }

  /** The class-data archives recorded so far. */
  List<Path> archives() throws IOException {
    try (var files = Files.newDirectoryStream(root.resolve("target"), "*.jsa")) {
      List<Path> archives = new ArrayList<>();
      files.forEach(archives::add);
      return archives;
    }
  }

  /** What lies in {@code target}, by name. */
  List<String> targetFiles() throws IOException {
    try (var files = Files.list(root.resolve("target"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The folder that stands first on PATH. */
  Path bin() {
    return bin;
  }

  /** Puts a program on PATH. */
  void program(String name, String text) throws IOException {
    script(bin.resolve(name), text);
  }

  /** The JDK used for each build so far, in order. */
  List<String> builds() throws IOException {
    Path builds = fixtures.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
  }

  /** The launcher with the JDK of the tests, called by its own path. */
  Command launch(String... arguments) {
    return launch(launcher(), arguments);
  }

  /** The launcher called by another path. */
  Command launch(Path path, String... arguments) {
    List<String> words = new ArrayList<>(List.of(path.toString()));
    words.addAll(List.of(arguments));
    return Command.of(words)
        .in(root)
        .withOnly(
            Map.of(
                "PATH",
                bin + ":" + System.getenv("PATH"),
                "JAVA_HOME",
                CredsmithProcess.javaHome().toString()));
  }

  /** A PATH with what the launcher itself calls, the tree's own programs, and no Java. */
  String pathWithoutJava() throws IOException {
    Path tools = Files.createDirectories(fixtures.resolve("tools"));
    for (String tool :
        List.of("cat", "cp", "find", "mkdir", "mv", "readlink", "rm", "sed", "sh", "touch")) {
      forward(tools.resolve(tool), ExternalTool.require(tool));
    }
    return bin + ":" + tools;
  }

  /** A program that is nothing but another name for this one. */
  static void forward(Path file, Path program) throws IOException {
    script(file, "#!/bin/sh\nexec '" + program + "' \"$@\"\n");
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void writeJar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
    String entry = Echo.class.getName().replace('.', '/') + ".class";
    try (OutputStream bytes = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(bytes, manifest);
        InputStream echo = Echo.class.getResourceAsStream("Echo.class")) {
      jar.putNextEntry(new JarEntry(entry));
      echo.transferTo(jar);
      jar.closeEntry();
    }
  }

  /** A JDK folder that says it is of this version, and whose java says that it was asked. */
  Path pretendedJdk(String name, String version) throws IOException {
    Path jdk = root.resolve(name);
    script(jdk.resolve("bin/java"), "#!/bin/sh\necho 'pretended " + version + "'\n");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n", UTF_8);
    return jdk;
  }
}
