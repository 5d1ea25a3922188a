package io.github.credsmith.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * What docs/docker-and-kubernetes.md shows that a command answers: a block of JSON right after the
 * command's own.
 */
class ShownAnswersIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern ANSWERED =
      Pattern.compile("(?m)^```sh\\n((?:(?!```).*\\n)+)```\\n\\n```json\\n((?:(?!```).*\\n)+)```$");

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> isWhatTheCommandAnswers() throws IOException {
    String page = Files.readString(Project.root().resolve("docs/docker-and-kubernetes.md"));
    List<MatchResult> exchanges = ANSWERED.matcher(page).results().toList();
    assertThat(exchanges).hasSize(2);
    return exchanges.stream()
        .map(
            exchange ->
                DynamicTest.dynamicTest(
                    exchange.group(1), () -> check(exchange.group(1), exchange.group(2))))
        .toList();
  }

  private void check(String command, String answer) throws IOException {
    Path credsmith =
        Files.writeString(
            folder.resolve("credsmith"),
            "#!/bin/sh\nexec %s \"$@\"\n"
                .formatted(
                    CredsmithProcess.credsmith().words().stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" "))));
    Files.setPosixFilePermissions(credsmith, PosixFilePermissions.fromString("rwxr-xr-x"));
    Outcome outcome =
        Command.of("sh", "-eu", "-c", command)
            .in(folder)
            .withOnly(
                Map.of("HOME", folder.toString(), "PATH", folder + ":" + System.getenv("PATH")))
            .run();
    assertThat(outcome.stderr()).isEmpty();
    assertThat(JSON.readTree(outcome.stdout())).isEqualTo(JSON.readTree(answer));
  }
}
