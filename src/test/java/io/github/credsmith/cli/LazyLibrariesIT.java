package io.github.credsmith.cli;

import static io.github.credsmith.testing.CredsmithProcess.credsmith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks for one host does not wait for the libraries of the others. */
class LazyLibrariesIT {
  @TempDir private Path folder;

  @Test
  void aRequestForGithubLoadsNoLibraryOfACloud() throws IOException {
    Path log = folder.resolve("classes");
    Command get = credsmith("get");
    List<String> words = new ArrayList<>(get.words());
    words.add(words.indexOf("-jar"), "-Xlog:class+load:file=" + log);
    Command.of(words)
        .in(folder)
        .withOnly(Map.of("GH_TOKEN", "t", "HTTPS_PROXY", "http://127.0.0.1:1"))
        .withInput("{\"uri\":\"https://github.com/acme/x\"}")
        .run();
    assertThat(Files.readString(log))
        .contains("GithubProvider")
        .doesNotContain(
            " com.azure.", " com.google.", " com.microsoft.", " reactor.", " software.amazon.");
  }
}
