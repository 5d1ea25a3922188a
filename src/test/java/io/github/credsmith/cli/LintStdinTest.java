package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lint --stdin}: what an editor has, in the place of the file on disk. */
class LintStdinTest {
  @TempDir private Path root;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int lint(InputStream in, String... more) {
    Session plain = Sessions.in(root, out, err);
    Session session = new Session(in, new PrintWriter(out), new PrintWriter(err), plain.context());
    List<String> args = new ArrayList<>(List.of("lint"));
    args.addAll(List.of(more));
    return Main.run(session, args.toArray(String[]::new));
  }

  private int lintAs(String file, String text) {
    return lintAs(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private int lintAs(String file, byte[] text) {
    return lint(new ByteArrayInputStream(text), "--stdin", "--stdin-filename", file);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  @Test
  void theTextIsLookedAtInThePlaceOfTheFile() throws IOException {
    write(".bazelrc", "import %workspace%/ci.bazelrc\nbiuld --color=yes\n");
    write("ci.bazelrc", "tset --color=yes\n");

    assertThat(lintAs(".bazelrc", "import %workspace%/no.bazelrc\n")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString())
        .startsWith(".bazelrc:1:8: error:")
        .contains("1 | import %workspace%/no.bazelrc")
        .doesNotContain("unknown-command");
    assertThat(root.resolve(".bazelrc")).content().contains("biuld");
  }

  @Test
  void theOtherFilesAreThoseOnDisk() throws IOException {
    write("MODULE.bazel", "");
    write(
        ".bazelrc",
        "common --credential_helper=s3.amazonaws.com=%workspace%/tools/credential-helper\n");

    lintAs(
        ".tweag-credential-helper.json",
        "{\"urls\": [{\"host\": \"ghcr.io\", \"helper\": \"oci\"}]}");

    assertThat(out.toString())
        .startsWith(".tweag-credential-helper.json:")
        .contains("across/unreached-rule")
        .doesNotContain("across/unanswered-scope");
  }

  @Test
  void anImportedFileIsLookedAtWhereverItIs() throws IOException {
    write(".bazelrc", "import %workspace%/tools/ci.bazelrc\n");

    lintAs("tools/../tools/ci.bazelrc", "tset --color=yes\n");

    assertThat(out.toString()).startsWith("tools/ci.bazelrc:1:1: warning:");
  }

  @Test
  void aSpecNeedNotBeSavedYet() {
    assertThat(lintAs("credsmith.yaml", "apiVersion: credsmith/v1\nkind: Spec\n"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).startsWith("credsmith.yaml:2:7: error:").contains("2 | kind: Spec");
  }

  @Test
  void theSpecThatExtendsAnotherReadsThatFromDisk() throws IOException {
    write("base.yaml", "apiVersion: credsmith/v1\nkind: CredentialSpec\n");

    lintAs(
        "credsmith.yaml", "apiVersion: credsmith/v1\nkind: CredentialSpec\nextends: base.yaml\n");

    assertThat(out.toString()).isEqualTo("2 files in 1 workspace: no findings\n");
  }

  @Test
  void whatIsNoTextIsRefusedWithItsPlace() {
    assertThat(lintAs(".bazelrc", new byte[] {'b', 'u', '\n', 'x', (byte) 0xff}))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).isEqualTo(".bazelrc:2:2: is not UTF-8: invalid byte at offset 4\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void noMoreIsReadThanMayBe() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };

    assertThat(lint(endless, "--stdin", "--stdin-filename", ".bazelrc")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).isEqualTo(".bazelrc:1:1: is larger than the 4 MiB that are read\n");
  }

  @Test
  void noTextIsAnEmptyFile() {
    assertThat(lintAs(".bazelrc", "")).isZero();
    assertThat(out.toString()).isEqualTo("1 file in 1 workspace: no findings\n");
  }

  @Test
  void aClosedStandardInputIsAnError() {
    InputStream closed =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Bad file descriptor");
          }
        };

    assertThat(lint(closed, "--stdin", "--stdin-filename", ".bazelrc")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .isEqualTo(".bazelrc:1:1: cannot be read from standard input: Bad file descriptor\n");
  }

  @Test
  void aFileThatIsNoneOfOursIsRefused() {
    assertThat(lintAs("README.md", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("README.md: is no .bazelrc");
    assertThat(lintAs(".", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(": is a folder");
  }

  @Test
  void theOptionsBelongTogether() {
    InputStream none = InputStream.nullInputStream();

    assertThat(lint(none, "--stdin")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--stdin-filename");
    assertThat(lint(none, "--stdin-filename", ".bazelrc")).isEqualTo(ExitCode.USAGE);
    assertThat(lint(none, "--stdin", "--stdin-filename", ".bazelrc", "--fix"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(lint(none, "--stdin", "--stdin-filename", ".bazelrc", "."))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("credsmith lint: --stdin goes with neither --fix nor PATH");
  }
}
