package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.document.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedBlockTest {
  private static final String BODY = "common --credential_helper=example.com=%workspace%/h\n";

  private final ManagedBlock block = ManagedBlock.ofBazelrc("credsmith.yaml");

  @Test
  void anEmptyFileBecomesTheBlock() {
    String written = block.replace(source(""), BODY);

    assertThat(written.lines())
        .containsExactly(
            "# BEGIN credsmith: edit credsmith.yaml and run `credsmith generate`, not these lines",
            BODY.strip(),
            "# END credsmith: sha256:" + ManagedBlock.checksum(BODY));
    assertThat(written).endsWith("\n");
  }

  @Test
  void aFoundBlockSaysWhatItHolds() {
    BlockState.Present found = present(block.replace(source("build --a\n"), BODY));

    assertThat(found.intact()).isTrue();
    assertThat(found.body()).isEqualTo(BODY);
    assertThat(found.specFile()).contains("credsmith.yaml");
    assertThat(found.declaredChecksum()).contains(ManagedBlock.checksum(BODY));
    assertThat(found.span().start().line()).isEqualTo(3);
    assertThat(found.span().end().line()).isEqualTo(5);
  }

  @Test
  void anEditIsNoticed() {
    String written = block.replace(source(""), BODY);

    assertThat(present(written.replace("example.com", "example.org")).intact()).isFalse();
    assertThat(present(written.replace("sha256", "md5")).intact()).isFalse();
    assertThat(present(written.replace("sha256", "md5")).declaredChecksum()).isEmpty();
  }

  @Test
  void aCheckoutWithCrlfIsNoEdit() {
    String written = block.replace(source("build --a\n"), BODY).replace("\n", "\r\n");

    assertThat(present(written).intact()).isTrue();
    assertThat(block.replace(source(written), BODY)).isEqualTo(written);
  }

  @Test
  void aCrlfFileGetsACrlfBlock() {
    String written = block.replace(source("build --a\r\nbuild --b"), BODY);

    assertThat(written).startsWith("build --a\r\nbuild --b\r\n\r\n# BEGIN");
    assertThat(written.replace("\r\n", "")).doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build --a \\",
        "build --a \\\n",
        "build --a \\\r\n",
        "build --a \"\\\\\r",
        "build --a \"\\\\\r\n\n"
      })
  void aBackslashAtTheEndOfTheFileDoesNotTakeTheMarker(String text) {
    String written = block.replace(source(text), BODY);

    assertThat(BazelrcFile.parse(source(written)).statements())
        .extracting(statement -> statement.line().words().get(0).value())
        .containsExactly("build", "common");
    assertThat(written).startsWith(text);
  }

  @Test
  void aByteOrderMarkStays() {
    String written = block.replace(source("\uFEFFbuild --a\n"), BODY);

    assertThat(written).startsWith("\uFEFFbuild --a\n");
    assertThat(block.remove(source(written))).isEqualTo("\uFEFFbuild --a\n\n");
  }

  @Test
  void anotherSpecsBlockIsReplacedNotRepeated() {
    String other = ManagedBlock.ofBazelrc("infra/creds.yaml").replace(source("build --a\n"), BODY);

    assertThat(block.replace(source(other), BODY))
        .isEqualTo(block.replace(source("build --a\n"), BODY));
  }

  @Test
  void anotherCommentPrefixIsAnotherBlock() {
    ManagedBlock slashes = new ManagedBlock("//", "credsmith.yaml");

    assertThat(slashes.find(source(block.replace(source(""), BODY))))
        .isInstanceOf(BlockState.Absent.class);
  }

  @ParameterizedTest
  @CsvSource({
    "BEGIN BEGIN END, SECOND_BEGIN, 2",
    "BEGIN END BEGIN END, SECOND_BEGIN, 3",
    "x BEGIN x, BEGIN_WITHOUT_END, 2",
    "END BEGIN, END_WITHOUT_BEGIN, 1",
    "BEGIN END END, END_WITHOUT_BEGIN, 3"
  })
  void brokenMarkersAreRefused(String lines, BlockState.Fault fault, int line) {
    SourceText text =
        source(
            lines
                .replace(" ", "\n")
                .replace("BEGIN", "# BEGIN credsmith: edit a and run `credsmith generate`")
                .replace("END", "# END credsmith: sha256:00"));

    assertThat(block.find(text))
        .isInstanceOfSatisfying(
            BlockState.Broken.class,
            broken -> {
              assertThat(broken.fault()).isEqualTo(fault);
              assertThat(broken.span().start().line()).isEqualTo(line);
            });
    assertThatThrownBy(() -> block.replace(text, BODY)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> block.remove(text)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no newline",
        "crlf\r\n",
        "joins \\\n",
        "# END credsmith: x\n",
        "# BEGIN credsmith: x\n"
      })
  void aBodyThatWouldNotBeFoundAgainIsRefused(String body) {
    SourceText empty = source("");
    assertThatThrownBy(() -> block.replace(empty, body))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSpecNameWithALineEndIsRefused() {
    assertThatThrownBy(() -> ManagedBlock.ofBazelrc("a\nbuild --evil"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private BlockState.Present present(String text) {
    return (BlockState.Present) block.find(source(text));
  }

  private static SourceText source(String text) {
    return SourceText.of(".bazelrc", text);
  }
}
