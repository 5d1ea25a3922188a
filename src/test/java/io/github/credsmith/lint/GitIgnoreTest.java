package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitIgnoreTest {
  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "build, a/b/build, true",
    "build, builds, false",
    "build/, build, true",
    "/build, build, true",
    "/build, a/build, false",
    "a/build, a/build, true",
    "a/build, b/a/build, false",
    "*.bazelrc, x/user.bazelrc, true",
    "a/*, a/b, true",
    "a/*, a/b/c, false",
    "**/out, out, true",
    "**/out, a/b/out, true",
    "a/**/out, a/out, true",
    "bazel-?, bazel-x, true",
    "#build, build, false",
    "{a}, a, false",
    "{a}, {a}, true",
    "[, [, false"
  })
  void patternsAreReadAsGitReadsThem(String pattern, String path, boolean ignored)
      throws IOException {
    Files.writeString(root.resolve(".gitignore"), pattern + "\n");

    assertThat(GitIgnore.of(Optional.empty(), root).ignores(root.resolve(path), true))
        .isEqualTo(ignored);
  }

  @ParameterizedTest
  @CsvSource({"a, true", "b, false", "in/a, false"})
  void laterAndInnerPatternsWin(String path, boolean ignored) throws IOException {
    Files.createDirectories(root.resolve("in"));
    Files.writeString(root.resolve(".gitignore"), "a\nb\n!b\n");
    Files.writeString(root.resolve("in/.gitignore"), "!a\n");
    GitIgnore outer = GitIgnore.of(Optional.empty(), root);
    GitIgnore ignore =
        path.startsWith("in/") ? GitIgnore.of(Optional.of(outer), root.resolve("in")) : outer;

    assertThat(ignore.ignores(root.resolve(path), false)).isEqualTo(ignored);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aSlashAtTheEndIsForFoldersAlone(boolean folder) throws IOException {
    Files.writeString(root.resolve(".gitignore"), "out/\n");

    assertThat(GitIgnore.of(Optional.empty(), root).ignores(root.resolve("out"), folder))
        .isEqualTo(folder);
  }
}
