package io.github.credsmith.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A secret gives itself away to nobody who does not ask for it. */
class SecretTest {
  private static final Secret SECRET = Secret.of("canary-1");

  @Test
  void printsAMask() {
    assertThat(SECRET).hasToString("***");
    assertThat(List.of(SECRET)).hasToString("[***]");
    assertThat(new SecretSource.StaticSource(SECRET).toString()).doesNotContain("canary");
    assertThat(SourceReading.Found.of(SECRET).toString()).doesNotContain("canary");
  }

  @Test
  void isAMaskInJsonWhateverTheMapperSees() {
    JsonMapper prying =
        JsonMapper.builder()
            .changeDefaultVisibility(
                v ->
                    v.withVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                        .withVisibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.ANY))
            .build();

    for (JsonMapper mapper : List.of(JsonMapper.builder().build(), prying)) {
      assertThat(mapper.writeValueAsString(Map.of("password", SECRET)))
          .isEqualTo("{\"password\":\"***\"}");
    }
  }

  @Test
  void isNotSerialisable() {
    assertThatThrownBy(
            () -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(SECRET))
        .isInstanceOf(NotSerializableException.class);
  }

  @Test
  void revealsItsText() {
    assertThat(Secret.of("pä✓").reveal()).isEqualTo("pä✓");
    assertThat(Secret.ofUtf8(new byte[] {(byte) 0xc3, (byte) 0xa4}).reveal()).isEqualTo("ä");
    assertThat(Secret.of("").isEmpty()).isTrue();
    assertThat(Secret.of(" a b\n").stripped().reveal()).isEqualTo("a b");
  }

  @Test
  void isEqualByText() {
    assertThat(Secret.of("canary-1")).isEqualTo(SECRET).hasSameHashCodeAs(SECRET);
    assertThat(Secret.of("canary-2")).isNotEqualTo(SECRET);
    assertThat(SECRET).isNotEqualTo("canary-1");
  }

  @Test
  void derivesWhatHeadersCarry() {
    assertThat(Secret.of("t").asBearer().reveal()).isEqualTo("Bearer t");
    assertThat(Secret.of("open sesame").asBasic("Aladdin").reveal())
        .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assertThat(Secret.of("123\u00a3").asBasic("test").reveal()).isEqualTo("Basic dGVzdDoxMjPCow==");
    assertThat(Secret.of("abc").sha256Hex().reveal())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void isGoneOnceCleared() {
    Secret secret = Secret.of("canary-1");
    try (secret) {
      assertThat(secret.reveal()).isEqualTo("canary-1");
    }

    assertThatThrownBy(secret::reveal).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(secret::base64).isInstanceOf(IllegalStateException.class);
    assertThat(secret).isNotEqualTo(SECRET).hasToString("***");
  }
}
