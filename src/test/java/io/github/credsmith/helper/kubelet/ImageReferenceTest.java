package io.github.credsmith.helper.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of images as docker completes them; cases of distribution/reference among them. */
class ImageReferenceTest {
  private static final String HEX =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io/library/nginx",
    "nginx:1.27, docker.io/library/nginx:1.27",
    "acme/app, docker.io/acme/app",
    "docker.io/nginx, docker.io/library/nginx",
    "index.docker.io/nginx, docker.io/library/nginx",
    "index.docker.io/acme/app, docker.io/acme/app",
    "docker.io/library/nginx, docker.io/library/nginx",
    "localhost/app, localhost/app",
    "localhost:5000/x, localhost:5000/x",
    "localhost:5000/x:y, localhost:5000/x:y",
    "host:5000/a/b, host:5000/a/b",
    "ghcr.io/org/app, ghcr.io/org/app",
    "ghcr.io/app, ghcr.io/app",
    "GHCR/app, GHCR/app",
    "Registry.Example/app, Registry.Example/app",
    "127.0.0.1:5000/x, 127.0.0.1:5000/x",
    "[::1]:5000/x, [::1]:5000/x",
    "[2001:db8::1]/x, [2001:db8::1]/x",
    "acme/a-b_c.d__e, docker.io/acme/a-b_c.d__e",
    "foo.com/bar__baz/q---r, foo.com/bar__baz/q---r",
  })
  void isCompletedAsDockerDoes(String text, String complete) {
    assertThat(ImageReference.parse(text)).get().hasToString(complete);
    String digest = "@sha256:" + HEX;
    assertThat(ImageReference.parse(text + digest)).get().hasToString(complete + digest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Nginx",
        "acme/App",
        "ghcr.io/",
        "ghcr.io/Org/app",
        "/app",
        "a//b",
        "app:",
        "app@sha256:0123",
        "app@",
        "app:a:b",
        "a b",
        "app:-tag",
        "-a.example/app",
        "a.example:x/app",
        "a.example:/app",
        "https://ghcr.io/org/app",
        "user@ghcr.io/app",
        "..a/b",
        "a_b.c/d",
        "foo___bar",
        "app\n",
        "\u00e4pfel",
        HEX
      })
  void isNone(String text) {
    assertThat(ImageReference.parse(text)).isEmpty();
  }

  @Test
  void aRepositoryHasABoundAndSoHasTheName() {
    assertThat(ImageReference.parse("a.example/" + "x".repeat(255))).isPresent();
    assertThat(ImageReference.parse("a.example/" + "x".repeat(256))).isEmpty();
    assertThat(ImageReference.parse("a.example/" + "x".repeat(10_000_000))).isEmpty();
    assertThat(ImageReference.parse("app:" + "t".repeat(128))).isPresent();
    assertThat(ImageReference.parse("app:" + "t".repeat(129))).isEmpty();
  }
}
