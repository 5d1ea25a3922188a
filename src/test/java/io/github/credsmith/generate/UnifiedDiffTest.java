package io.github.credsmith.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedDiffTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"\", \"a\nb\n\"",
        "\"a\nb\nc\nd\ne\nf\ng\nh\n\", \"a\nb\nc\nd\nE\nf\ng\nh\n\"",
        "\"a\nb\", \"a\nb\nc\"",
        "\"a\nb\", \"a\nb\n\"",
        "\"a\r\nb\r\n\", \"a\r\nc\r\nb\r\n\"",
        "\"a\nb\n\", \"\"",
      })
  void gitAppliesIt(String before, String after) throws Exception {
    Change.Kind kind =
        before.isEmpty()
            ? Change.Kind.CREATE
            : after.isEmpty() ? Change.Kind.DELETE : Change.Kind.UPDATE;
    String diff = UnifiedDiff.of(new Change("dir/file", kind, before, after, false));
    Path file = folder.resolve("dir/file");
    Files.createDirectories(file.getParent());
    if (kind != Change.Kind.CREATE) {
      Files.writeString(file, before);
    }
    Files.writeString(folder.resolve("patch"), diff);
    Process git =
        new ProcessBuilder("git", "apply", "--whitespace=nowarn", "patch")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(git.getInputStream().readAllBytes());
    assertThat(git.waitFor()).as(output + diff).isZero();
    if (kind == Change.Kind.DELETE) {
      assertThat(file).doesNotExist();
    } else {
      assertThat(file).hasContent(after);
      assertThat(Files.readString(file)).isEqualTo(after);
    }
  }

  @Test
  void secretsOfDockersFileAreMasked() {
    String before =
        "{\n  \"auths\": {\n    \"r.io\": {\"auth\": \"Y2FuYXJ5OmNhbmFyeQ==\"}\n  }\n}\n";
    String after = before.replace("\"auths\"", "\"credHelpers\": {},\n  \"auths\"");
    String diff =
        UnifiedDiff.of(new Change("config.json", Change.Kind.UPDATE, before, after, false));
    assertThat(diff)
        .contains("+  \"credHelpers\": {},")
        .contains("\"auth\": <secret 1>")
        .doesNotContain("Y2FuYXJ5");
  }

  @Test
  void aChangedSecretIsSeenToHaveChanged() {
    String before = "{\"source\": \"static\", \"name\": \"canary-one\"}\n";
    String after = "{\"source\": \"static\", \"name\": \"canary-two\"}\n";
    String diff = UnifiedDiff.of(new Change("c.json", Change.Kind.UPDATE, before, after, false));
    assertThat(diff)
        .contains("-{")
        .contains("<secret 1>")
        .contains("<secret 2>")
        .doesNotContain("canary");
  }

  @Test
  void headersInAnRcFileAreMasked() {
    String before = "build --remote_header=x-api-key=canary-key\nbuild --test_env=LEVEL=1\n";
    String diff =
        UnifiedDiff.of(new Change(".bazelrc", Change.Kind.UPDATE, before, before + "x\n", false));
    assertThat(diff)
        .contains("--remote_header=x-api-key=<secret 1>")
        .contains("LEVEL=1")
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build --remote_header 'x-api-key=canary-key with spaces'\n",
        "build --bes_header=\"x-api-key\"=canary-key\n",
        "build --remote_header=x-api-key=\\\ncanary-key\n",
        "build --remote_cache=https://me:canary@cache.example.com\n",
        "# build --remote_header=x-api-key=canary-key\n",
        "build:--remote_header=x-api-key=canary-key\n"
      })
  void secretsInAnRcFileAreMaskedHoweverTheyAreWritten(String before) {
    String diff =
        UnifiedDiff.of(new Change(".bazelrc", Change.Kind.UPDATE, before, before + "x\n", false));
    assertThat(diff).contains("<secret 1>").doesNotContain("canary").contains("+x");
  }

  @Test
  void tokensInOtherFilesAreMasked() {
    String before = "run: login --with 'ghp_%s'\n".formatted("canary".repeat(6));
    String diff =
        UnifiedDiff.of(new Change("ci.yml", Change.Kind.UPDATE, before, before + "x: 1\n", false));
    assertThat(diff).contains("run: login --with '<secret 1>'").doesNotContain("canary");
  }

  @Test
  void whatIsNoJsonIsNotShown() throws IOException {
    String before = "{\"auth\": \"canary\",\n";
    String diff =
        UnifiedDiff.of(new Change("config.json", Change.Kind.UPDATE, before, "{}\n", false));
    assertThat(diff).doesNotContain("canary");
  }
}
