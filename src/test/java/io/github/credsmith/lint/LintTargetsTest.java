package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTargetsTest {
  @TempDir private Path root;

  private final LintTargets targets = new LintTargets(false);

  @Test
  void nestedWorkspacesAreFoundAndIgnoredOnesAreNot() throws IOException {
    write("MODULE.bazel");
    write("a/WORKSPACE");
    write("a/deep/.bazelrc");
    write("out/.bazelrc");
    write("plain/BUILD.bazel");
    write("node_modules/x/MODULE.bazel");
    Files.writeString(root.resolve(".gitignore"), "/out\n");
    Files.createSymbolicLink(root.resolve("bazel-out"), root.resolve("a"));

    targets.add(root);

    assertThat(targets.targets())
        .extracting(target -> root.relativize(target.folder().root()).toString())
        .containsExactly("", "a", "a/deep");
  }

  @Test
  void dockerFilesBelongToTheNearestWorkspace() throws IOException {
    write("MODULE.bazel");
    write("a/MODULE.bazel");
    Path file = write("a/ci/.docker/config.json");

    targets.add(root);

    assertThat(targets.targets().get(0).folder().dockerFiles()).isEmpty();
    assertThat(targets.targets().get(1).folder().dockerFiles())
        .extracting(WorkspaceFolder.DockerFile::path)
        .containsExactly(file);
  }

  @Test
  void aFileIsLookedAtWithItsWorkspace() throws IOException {
    write("MODULE.bazel");
    Path file = write("tools/ci.bazelrc");

    targets.add(file);

    LintTarget target = targets.targets().get(0);
    assertThat(target.folder().root()).isEqualTo(root);
    assertThat(target.folder().rcFiles()).containsExactly(file);
    assertThat(target.wants(file)).isTrue();
    assertThat(target.wants(root.resolve(".bazelrc"))).isFalse();
  }

  @Test
  void whatCannotBeLintedIsNamed() throws IOException {
    targets.add(write("pom.xml"));
    targets.add(root.resolve("absent"));

    assertThat(targets.targets()).isEmpty();
    assertThat(targets.refused())
        .extracting(LintTargets.Refused::path)
        .containsExactly(root.resolve("pom.xml"), root.resolve("absent"));
  }

  @Test
  void ofYamlFilesThoseWithAPullSecretCanBeNamed() throws IOException {
    write("MODULE.bazel");
    Path secret =
        Files.writeString(root.resolve("a.yaml"), "type: kubernetes.io/dockerconfigjson\n");
    Path unsaved = root.resolve("new.yml");

    targets.add(secret);
    targets.add(write("values.yaml"));
    targets.addText(unsaved);

    assertThat(targets.targets().get(0).folder().manifests())
        .containsExactlyInAnyOrder(secret, unsaved);
    assertThat(targets.refused())
        .extracting(LintTargets.Refused::path)
        .containsExactly(root.resolve("values.yaml"));
  }

  @Test
  void aWorkspaceThatIsNamedTwiceIsLintedOnce() throws IOException {
    Path file = write(".bazelrc");

    targets.add(file);
    targets.add(root);

    assertThat(targets.targets()).hasSize(1);
    assertThat(targets.targets().get(0).only()).isEmpty();
  }

  private Path write(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }
}
