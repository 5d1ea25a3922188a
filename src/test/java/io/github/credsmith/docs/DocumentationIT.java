package io.github.credsmith.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.spec.LoadedSpec;
import io.github.credsmith.spec.SpecFixture;
import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation tells people to type works, and what it shows is valid. */
class DocumentationIT {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> theCommandsOfAPageWork() throws IOException {
    return pages().map(page -> DynamicTest.dynamicTest(name(page), () -> runCommands(page)));
  }

  @TestFactory
  Stream<DynamicTest> theSpecsOfAPageAreValid() throws IOException {
    return pages().map(page -> DynamicTest.dynamicTest(name(page), () -> checkSpecs(page)));
  }

  @TestFactory
  Stream<DynamicTest> theLinksOfAPageLeadSomewhere() throws IOException {
    return pages().map(page -> DynamicTest.dynamicTest(name(page), () -> checkLinks(page)));
  }

  private void runCommands(Path page) throws IOException {
    List<String> blocks = blocks(page, "sh");
    Path workspace = workspace(name(page).replaceAll("\\W", "-"));
    try {
      runCommands(blocks, workspace);
    } finally {
      if (!blocks.isEmpty()) {
        run("credsmith agent-shutdown", workspace);
      }
    }
  }

  private void runCommands(List<String> blocks, Path workspace) {
    for (String block : blocks) {
      // The one command that runs this test is not run by it.
      if (!block.startsWith("mvn ")) {
        Outcome outcome = run(block, workspace);
        assertThat(outcome.exitCode()).as(block + outcome.stdout() + outcome.stderr()).isZero();
      }
    }
  }

  /** With an agent of its own, if it starts one. */
  private Outcome run(String block, Path workspace) {
    return Command.of("sh", "-eu", "-c", block)
        .in(workspace)
        .with("PATH", workspace + ":" + System.getenv("PATH"))
        // What a page installs is not for whoever runs the tests.
        .with("HOME", workspace.resolve("home").toString())
        .with("XDG_RUNTIME_DIR", folder.toString())
        .without("XDG_DATA_HOME")
        .without("XDG_CACHE_HOME")
        .within(Duration.ofMinutes(5))
        .run();
  }

  /** A small Bazel workspace beside the examples, with a {@code credsmith} to call. */
  private Path workspace(String name) throws IOException {
    Path workspace = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        workspace.resolve("MODULE.bazel"),
        "http_archive(url = \"https://github.com/a/b.tar.gz\")\n");
    Path command = workspace.resolve("credsmith");
    Files.writeString(
        command,
        "#!/bin/sh\nexec '"
            + CredsmithProcess.java()
            + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar '"
            + Project.jar()
            + "' \"$@\"\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path examples = Project.root().resolve("examples");
    try (Stream<Path> files = Files.walk(examples)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = workspace.resolve("examples").resolve(examples.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return workspace;
  }

  private void checkSpecs(Path page) throws IOException {
    for (String block : blocks(page, "yaml")) {
      if (block.startsWith("apiVersion: credsmith/") && !block.contains("\nextends:")) {
        LoadedSpec loaded = new SpecFixture(folder).raw("doc.yaml", block).load("doc.yaml");
        assertThat(loaded.unreadable()).isEmpty();
        assertThat(loaded.findings()).extracting(Finding::severity).doesNotContain(Severity.ERROR);
      }
    }
  }

  private static void checkLinks(Path page) throws IOException {
    Matcher links = LINK.matcher(Files.readString(page));
    while (links.find()) {
      assertThat(page.resolveSibling(links.group(1))).exists();
    }
  }

  private static List<String> blocks(Path page, String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher fences = FENCE.matcher(Files.readString(page));
    while (fences.find()) {
      if (fences.group(1).equals(language)) {
        blocks.add(fences.group(2));
      }
    }
    return blocks;
  }

  private static Stream<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Project.root().resolve("README.md")));
    try (Stream<Path> docs = Files.walk(Project.root().resolve("docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages.stream();
  }

  private static String name(Path page) {
    return Project.root().relativize(page).toString();
  }
}
