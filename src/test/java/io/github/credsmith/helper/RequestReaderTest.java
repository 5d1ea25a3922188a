package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.uri.RequestUri;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ghcr.io/v2/org/app/manifests/sha256:0f",
        "https://cache.example.com:9092/build.bazel.remote.execution.v2.ActionCache",
        "grpcs://cache.example.com/google.bytestream.ByteStream",
        "ghcr.io",
        "localhost:5000",
        "index.docker.io",
        "oci://ghcr.io/org/app:tag"
      })
  void everyKindOfUriIsRead(String uri) throws Exception {
    assertThat(read("{\"uri\":\"" + uri + "\"}").text()).isEqualTo(uri);
  }

  @Test
  void aBareHostIsKnownAsSuch() throws Exception {
    assertThat(read("{\"uri\":\"localhost:5000\"}").bareHost()).isTrue();
    assertThat(read("{\"uri\":\"https://localhost:5000\"}").bareHost()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":2,\"uri\":\"https://a.example/\",\"x\":{\"uri\":\"https://b.example/\"}}",
        "{\"x\":[{\"uri\":1},null,[\"uri\"]],\"uri\":\"https://a.example/\"}",
        "\r\n {\"uri\" : \"https:\\/\\/a.example/\"} \n",
        "{\"uri\":\"https://a.example/\"}\n{\"uri\":\"https://b.example/\"}",
        "\uFEFF{\"uri\":\"https://a.example/\"}"
      })
  void otherMembersAndTextAfterTheObjectArePassedOver(String request) throws Exception {
    assertThat(read(request).text()).isEqualTo("https://a.example/");
  }

  @Test
  void aCallerThatKeepsItsEndOpenIsNotWaitedFor() throws Exception {
    InputStream request = input("{\"uri\":\"https://a.example/\"}");
    InputStream neverRead =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("read past the object");
          }
        };
    assertThat(RequestReader.read(new SequenceInputStream(request, neverRead)).host())
        .isEqualTo("a.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                          | is empty",
        "` \n`                       | is empty",
        "https://a.example/          | is not JSON",
        "{\"uri\":\"https://a.exam   | is not JSON",
        "{\"uri\":                   | is not JSON",
        "{uri: x}                    | is not JSON",
        "[\"https://a.example/\"]    | is not a JSON object",
        "\"https://a.example/\"      | is not a JSON object",
        "null                        | is not a JSON object",
        "{}                          | has no uri",
        "{\"URI\":\"https://a.io/\"} | has no uri",
        "{\"uri\":null}              | uri is not a string",
        "{\"uri\":[\"https://a/\"]}  | uri is not a string",
        "{\"uri\":\"\"}              | uri is empty",
        "{\"uri\":\"/etc/passwd\"}   | uri is not a URL",
        "{\"uri\":\"https:///x\"}    | uri",
        "{\"uri\":\"http://a b/\"}   | uri is not a URI"
      })
  void anythingElseIsOneClearLine(String request, String expected) {
    assertThatThrownBy(() -> read(request))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(expected)
        .message()
        .hasLineCount(1)
        .doesNotContain("passwd");
  }

  @Test
  void aRequestOfExactlyOneMebibyteIsRead() throws Exception {
    assertThat(read(requestOf(RequestReader.MAX_BYTES)).host()).isEqualTo("a.example");
  }

  @Test
  void aLargerOneIsRefused() {
    assertThatThrownBy(() -> read(requestOf(RequestReader.MAX_BYTES + 1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("1 MiB");
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(100_000)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("nested");
  }

  @Test
  void aClosedStreamIsRefused(@TempDir Path folder) throws IOException {
    InputStream closed = new FileInputStream(Files.createFile(folder.resolve("in")).toFile());
    closed.close();
    assertThatThrownBy(() -> RequestReader.read(closed))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("cannot be read");
  }

  private static String requestOf(int size) {
    String start = "{\"x\":\"";
    String end = "\",\"uri\":\"https://a.example/\"}";
    return start + "x".repeat(size - start.length() - end.length()) + end;
  }

  private static RequestUri read(String request) throws InvalidRequestException {
    return RequestReader.read(input(request));
  }

  private static InputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
