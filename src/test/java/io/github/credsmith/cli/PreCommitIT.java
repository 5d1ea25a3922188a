package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hooks of {@code .pre-commit-hooks.yaml}, run by pre-commit in a repository that uses them.
 * What it clones has the launcher and the jar, but none of the sources, so that nothing is built.
 */
class PreCommitIT {
  private static final List<String> HOOKS = List.of("credsmith-lint", "credsmith-generate-check");

  @TempDir private Path scratch;

  private Path repository;

  @BeforeEach
  void makeRepository() throws IOException {
    ExternalTool.require("git");
    ExternalTool.require("pre-commit");
    String revision = commit(hooks());
    repository = Files.createDirectories(scratch.resolve("repository"));
    copy(Project.root().resolve("examples/github/credsmith.yaml"), "credsmith.yaml");
    assertThat(CredsmithProcess.credsmith("generate").in(repository).run().exitCode()).isZero();
    Files.writeString(
        repository.resolve(".pre-commit-config.yaml"),
        """
        repos:
          - repo: %s
            rev: %s
            hooks:
              - id: %s
              - id: %s
        """
            .formatted(hooks(), revision, HOOKS.get(0), HOOKS.get(1)));
    commit(repository);
  }

  @Test
  void passesWhatIsAsTheSpecSays() {
    Outcome outcome = preCommit();

    assertThat(outcome.stdout()).containsPattern("credsmith lint\\.+Passed");
    assertThat(outcome.stdout()).containsPattern("credsmith generate --check\\.+Passed");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void failsForDrift() throws IOException {
    Files.writeString(repository.resolve(".tweag-credential-helper.json"), "{\"urls\": []}\n");

    Outcome outcome = preCommit();

    assertThat(outcome.stdout()).containsPattern("credsmith generate --check\\.+Failed");
    assertThat(outcome.stdout()).contains("run `credsmith generate`");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void failsForAnErrorOfTheLinter() throws IOException {
    Files.writeString(
        repository.resolve(".bazelrc"), "\nimport one two\n", StandardOpenOption.APPEND);

    Outcome outcome = preCommit();

    assertThat(outcome.stdout()).containsPattern("credsmith lint\\.+Failed");
    assertThat(outcome.stdout()).contains("bazelrc/malformed-import");
    assertThat(outcome.stdout()).containsPattern("credsmith generate --check\\.+Passed");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void leavesTheLinterOutWhenNoFileOfItsKindIsThere() throws IOException {
    Files.writeString(repository.resolve("README"), "text\n");
    git(repository, "add", "README");

    Outcome outcome = surrounded(Command.of("pre-commit", "run", "--files", "README"));

    assertThat(outcome.stdout()).containsPattern("credsmith lint\\.+.*Skipped");
    assertThat(outcome.stdout()).containsPattern("credsmith generate --check\\.+Passed");
  }

  private Outcome preCommit() {
    return surrounded(Command.of("pre-commit", "run", "--all-files"));
  }

  private Outcome surrounded(Command command) {
    return command
        .in(repository)
        .with("PRE_COMMIT_HOME", scratch.resolve("cache").toString())
        .with("HOME", scratch.toString())
        .with("JAVA_HOME", CredsmithProcess.javaHome().toString())
        .within(Duration.ofMinutes(5))
        .run();
  }

  /** The repository with the hooks. */
  private Path hooks() throws IOException {
    Path hooks = scratch.resolve("hooks");
    if (Files.notExists(hooks)) {
      Files.createDirectories(hooks.resolve("target"));
      for (String file : List.of(".pre-commit-hooks.yaml", "credsmith")) {
        Files.copy(Project.root().resolve(file), hooks.resolve(file));
      }
      Files.copy(Project.jar(), hooks.resolve("target/credsmith.jar"));
    }
    return hooks;
  }

  private void copy(Path file, String name) throws IOException {
    Files.copy(file, repository.resolve(name));
  }

  /** Makes a folder a repository with one commit, whose id is returned. */
  private String commit(Path folder) {
    git(folder, "init", "--quiet");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=All");
    return git(folder, "rev-parse", "HEAD").strip();
  }

  private String git(Path folder, String... arguments) {
    List<String> identity = List.of("-c", "user.name=test", "-c", "user.email=test@a.example");
    Command command = Command.of(words(identity, arguments)).in(folder);
    Outcome outcome = command.with("HOME", scratch.toString()).run();
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    return outcome.stdout();
  }

  private static List<String> words(List<String> identity, String... arguments) {
    return java.util.stream.Stream.of(List.of("git"), identity, List.of(arguments))
        .flatMap(List::stream)
        .toList();
  }
}
