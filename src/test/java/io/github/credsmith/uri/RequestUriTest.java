package io.github.credsmith.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestUriTest {

  @ParameterizedTest
  @CsvSource({
    "https://ghcr.io/v2/a/manifests/x, https, ghcr.io, ghcr.io, 443, /v2/a/manifests/x, false",
    "https://storage.googleapis.com:443/b/a%20b?x=1, https, storage.googleapis.com:443, storage.googleapis.com, 443, /b/a b, false",
    "http://h, http, h, h, 80, '', false",
    "HTTPS://H:8443/, https, H:8443, H, 8443, /, false",
    "https://h:/x, https, h, h, 443, /x, false",
    "https://user@h/x, https, h, h, 443, /x, false",
    "https://[::1]:9/x, https, [::1]:9, [::1], 9, /x, false",
    "https://my_bucket.s3.amazonaws.com/k, https, my_bucket.s3.amazonaws.com, my_bucket.s3.amazonaws.com, 443, /k, false",
    "ghcr.io, https, ghcr.io, ghcr.io, 443, '', true",
    "localhost:5000, https, localhost:5000, localhost, 5000, '', true",
    "oci://ghcr.io/org/app, oci, ghcr.io, ghcr.io, 443, /org/app, false",
  })
  void readsEveryKindOfRequest(
      String text,
      String scheme,
      String authority,
      String host,
      int port,
      String path,
      boolean bare) {
    RequestUri uri = RequestUri.parse(text);
    assertThat(uri.scheme()).isEqualTo(scheme);
    assertThat(uri.authority()).isEqualTo(authority);
    assertThat(uri.host()).isEqualTo(host);
    assertThat(uri.effectivePort()).isEqualTo(port);
    assertThat(uri.path()).isEqualTo(path);
    assertThat(uri.bareHost()).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "/only/a/path, is not a URL and not a registry host",
    "mailto:a@b, is not a URL and not a registry host",
    "https://h:99999/, has a port above 65535",
    "https://h:x/, has no host",
    "https:///path, is not a URL and not a registry host",
    "https://h/a b, is not a URI: Illegal character in path at character 12",
    "localhost:99999, has a port above 65535",
  })
  void saysWhatIsWrongWithATextThatIsNone(String text, String message) {
    assertThatThrownBy(() -> RequestUri.parse(text))
        .isInstanceOf(InvalidUriException.class)
        .hasMessage(message);
  }
}
