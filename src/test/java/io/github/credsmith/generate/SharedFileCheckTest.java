package io.github.credsmith.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.spec.SpecFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedFileCheckTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bazel: {helper: credsmith.yaml} | 'credsmith.yaml' is to be the spec and the helper on Unix.",
        "bazel: {rc: {file: credsmith.yaml}} | 'credsmith.yaml' is to be the spec and the rc file.",
        "bazel: {rc: {file: credsmith.lock}} |"
            + " 'credsmith.lock' is to be the spec's lock and the rc file.",
        "bazel: {rc: {file: .bazelrc, importFrom: .bazelrc}} |"
            + " '.bazelrc' is to be the rc file and the file that imports it.",
        "bazel: {helper: .bazelrc} | '.bazelrc' is to be the helper on Unix and the rc file.",
      })
  void noTwoTargetsAreTheSameFile(String body, String what) {
    assertThat(check(body + "\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("target/shared-file");
              assertThat(finding.location()).hasToString("credsmith.yaml:3:8");
              assertThat(finding.what()).isEqualTo(what);
            });
  }

  @Test
  void dockersAndPodmansFilesAreTwo() {
    assertThat(check("docker:\n  config: {file: x.json}\n  authFile: {file: x.json}\n"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.location()).hasToString("credsmith.yaml:5:13"));
  }

  private List<Finding> check(String body) {
    return TargetChecks.check(
        new GenerationRequest(
            new SpecFixture(folder).spec(body), "credsmith.yaml", new MemoryWorkspace()));
  }
}
