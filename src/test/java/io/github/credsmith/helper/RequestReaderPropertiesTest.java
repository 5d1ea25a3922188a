package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.uri.RequestUri;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RequestReaderPropertiesTest {
  private static final String REQUEST =
      "{\"v\":[1,{\"a\":\"\\u00e9\"}],\"uri\":\"https://a.example/b\"}";

  @Property(tries = 300)
  void anyBytesAreReadOrRefusedInOneLine(@ForAll byte[] input) {
    assertReadOrRefused(input);
  }

  @Property(tries = 300)
  void aDamagedRequestIsReadOrRefusedInOneLine(@ForAll int place, @ForAll byte damage) {
    byte[] request = REQUEST.getBytes(StandardCharsets.UTF_8);
    request[Math.floorMod(place, request.length)] = damage;
    assertReadOrRefused(request);
  }

  @Property(tries = 100)
  void aCutRequestIsRefused(@ForAll int length) {
    byte[] request = REQUEST.getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(request, Math.floorMod(length, request.length));
    assertThat(refusal(cut)).isNotEmpty();
  }

  private static void assertReadOrRefused(byte[] input) {
    assertThat(refusal(input).lines().count()).isLessThanOrEqualTo(1);
  }

  /** The message of the refusal; empty if the input is a request. */
  private static String refusal(byte[] input) {
    try {
      RequestUri uri = RequestReader.read(new ByteArrayInputStream(input));
      assertThat(uri.host()).isNotEmpty();
      return "";
    } catch (InvalidRequestException e) {
      return e.getMessage();
    }
  }
}
