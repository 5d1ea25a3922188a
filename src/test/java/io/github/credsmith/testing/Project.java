package io.github.credsmith.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the project under test lies on disk. */
public final class Project {
  private static final Set<String> NOT_SOURCES = Set.of(".git", "target", "node_modules", ".idea");

  private Project() {}

  /** The folder of the pom, as the build says it, or the working directory outside a build. */
  public static Path root() {
    return Path.of(System.getProperty("project.root", "")).toAbsolutePath();
  }

  /** The jar under test; built before the process tests run. */
  public static Path jar() {
    String jar = System.getProperty("credsmith.jar");
    return jar == null ? root().resolve("target/credsmith.jar") : Path.of(jar);
  }

  /**
   * Every file of the source tree, without build output and version control.
   *
   * @return paths relative to {@link #root()}
   */
  public static List<Path> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_SOURCES.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !file.getFileName().toString().equals(".git")) {
              files.add(root().relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** Removes a folder and everything in it. */
  public static void deleteTree(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
