package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;

/** Fuzzed: the request that a caller writes to standard input. */
class RequestFuzzTest {
  @FuzzTest
  void request(byte[] input) {
    try {
      assertThat(RequestReader.read(new ByteArrayInputStream(input)).host()).isNotEmpty();
    } catch (InvalidRequestException e) {
      assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n");
    }
  }
}
