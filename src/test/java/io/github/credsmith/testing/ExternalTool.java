package io.github.credsmith.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that the tests call and that the project does not bring. */
public final class ExternalTool {
  private static final Path NPM = Path.of("target/npm/node_modules/.bin");

  private ExternalTool() {}

  /**
   * The program of this name on PATH or among the npm packages that the gate installs.
   *
   * @return its path; where it is missing, the test is skipped, or fails in CI
   */
  public static Path require(String name) {
    Optional<Path> program = find(name);
    Requirement.require(program.isPresent(), name + " is not installed; .ci/run installs it");
    return program.orElseThrow();
  }

  private static Optional<Path> find(String name) {
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of);
    return Stream.concat(onPath, Stream.of(Project.root().resolve(NPM)))
        .map(folder -> folder.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
