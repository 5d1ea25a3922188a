package io.github.credsmith.adopt;

import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.DiskFiles;
import io.github.credsmith.bazelrc.RcFileSet;
import io.github.credsmith.bazelrc.StackProblem;
import io.github.credsmith.bazelrc.WorkspaceVersion;
import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.DockerConfigReader;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.HelperConfigFile;
import io.github.credsmith.helperconfig.HelperConfigReader;
import io.github.credsmith.helperconfig.HelperConfigReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a workspace that say something of credentials.
 *
 * @param stack the rc files of the workspace, those of user and system left out
 * @param rules the helper's rules; without any if its file is no such; empty if there is no file
 * @param docker the docker and podman files inside the workspace
 * @param ruleSets the rule sets in use that need settings
 * @param notes what is wrong with files that were read nevertheless
 * @param unreadable what keeps files from being read
 */
record ExistingWorkspace(
    BazelrcStack stack,
    Optional<HelperConfig> rules,
    List<DockerConfig> docker,
    List<String> ruleSets,
    List<ImportNote> notes,
    List<ImportNote> unreadable) {
  static final String DOCKER_CONFIG = ".docker/config.json";
  static final String PODMAN_AUTH = ".config/containers/auth.json";

  static ExistingWorkspace read(Path root) {
    return new Reader(root).read();
  }

  private static final class Reader {
    private final Path root;
    private final List<ImportNote> notes = new ArrayList<>();
    private final List<ImportNote> unreadable = new ArrayList<>();

    Reader(Path root) {
      this.root = root;
    }

    ExistingWorkspace read() {
      DiskFiles files = new DiskFiles(root);
      BazelrcStack stack =
          BazelrcStack.read(
              RcFileSet.ofWorkspace(root), files, WorkspaceVersion.ofFiles(files, root).version());
      stack.problems().forEach(this::add);
      WorkspaceScan scan = WorkspaceScan.of(root);
      scan.unreadable().stream()
          .filter(fault -> stack.problems().stream().noneMatch(p -> isSame(p, fault)))
          .forEach(this::add);
      List<DockerConfig> docker = new ArrayList<>();
      docker(DOCKER_CONFIG, ConfigFormat.DOCKER).ifPresent(docker::add);
      docker(PODMAN_AUTH, ConfigFormat.PODMAN).ifPresent(docker::add);
      return new ExistingWorkspace(stack, rules(), docker, scan.rules(), notes, unreadable);
    }

    private void add(StackProblem problem) {
      boolean unread = problem.kind() == StackProblem.Kind.UNREADABLE_FILE;
      String what = problem.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
      (unread ? unreadable : notes)
          .add(
              new ImportNote(
                  problem.location(),
                  unread
                      ? problem.detail()
                      : what + (problem.detail().isEmpty() ? "" : ": " + problem.detail())));
    }

    private void add(DocumentException fault) {
      unreadable.add(new ImportNote(fault.location(), fault.getMessage()));
    }

    private static boolean isSame(StackProblem problem, DocumentException fault) {
      return problem.kind() == StackProblem.Kind.UNREADABLE_FILE
          && problem.location().file().equals(fault.location().file());
    }

    private Optional<HelperConfig> rules() {
      if (Files.notExists(root.resolve(HelperConfigFile.NAME))) {
        return Optional.empty();
      }
      try {
        HelperConfigReading reading =
            HelperConfigReader.read(JsonReader.read(text(HelperConfigFile.NAME)));
        if (reading instanceof HelperConfigReading.Valid valid) {
          return Optional.of(valid.config());
        }
        ((HelperConfigReading.Invalid) reading)
            .problems()
            .forEach(problem -> unreadable.add(new ImportNote(problem.location(), problem.what())));
      } catch (DocumentException fault) {
        add(fault);
      }
      return Optional.of(new HelperConfig(List.of()));
    }

    private Optional<DockerConfig> docker(String name, ConfigFormat format) {
      if (Files.notExists(root.resolve(name))) {
        return Optional.empty();
      }
      try {
        SourceText source = text(name);
        SourceText content = source.text().isBlank() ? SourceText.of(name, "{}") : source;
        DockerConfig config = DockerConfigReader.read(JsonReader.read(content), format);
        config.problems().forEach(p -> notes.add(new ImportNote(p.location(), p.what())));
        return Optional.of(config);
      } catch (DocumentException fault) {
        add(fault);
        return Optional.empty();
      }
    }

    private SourceText text(String name) {
      return SourceText.readFound(root.resolve(name), name);
    }
  }
}
