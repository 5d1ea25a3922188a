package io.github.credsmith.helper.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.uri.RequestUri;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3SignatureTest {
  private static final String ID = "AKIAIOSFODNN7EXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final Instant DAY = Instant.parse("2013-05-24T00:00:00Z");

  /** The examples of the S3 API Reference that send no header of their own. */
  @ParameterizedTest
  @CsvSource({
    "https://examplebucket.s3.amazonaws.com/?lifecycle,"
        + " fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
    "https://examplebucket.s3.amazonaws.com?lifecycle,"
        + " fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
    "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J,"
        + " 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    "https://examplebucket.s3.amazonaws.com/?prefix=J&max-keys=2,"
        + " 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
  })
  void signsAsPublished(String url, String signature) {
    CredentialAnswer answer = sign(url, Optional.empty(), Optional.empty());

    assertThat(value(answer, "Authorization"))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential="
                + ID
                + "/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;"
                + "x-amz-date, Signature="
                + signature);
    assertThat(value(answer, "X-Amz-Date")).isEqualTo("20130524T000000Z");
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "'', /",
    "/a/b.txt, /a/b.txt",
    "/a%20b, /a%20b",
    "/a+b, /a%20b",
    "/a%2Bb, /a%2Bb",
    "/a%2bb, /a%2Bb",
    "/a%2Fb, /a/b",
    "/a%252Fb, /a%252Fb",
    "//a///b/, //a///b/",
    "/a/../b/./c, /a/../b/./c",
    "/%7Euser/~x, /~user/~x",
    "/a=b&c;d:e@f!g$h'i(j)k*l, /a%3Db%26c%3Bd%3Ae%40f%21g%24h%27i%28j%29k%2Al",
    "/a%2Cb, /a%2Cb",
    "/größe, /gr%C3%B6%C3%9Fe",
    "/gr%c3%b6%C3%9Fe, /gr%C3%B6%C3%9Fe",
    "/%FF%00, /%FF%00"
  })
  void theObjectsPathIsEncodedOnce(String raw, String canonical) {
    assertThat(ObjectPath.of(raw).encoded()).isEqualTo(canonical);
  }

  @Test
  void isValidForAQuarterOfAnHourOrAsLongAsTheKey() {
    String url = "https://b.s3.amazonaws.com/k";
    Instant soon = DAY.plusSeconds(60);

    assertThat(sign(url, Optional.empty(), Optional.empty()).expires())
        .contains(DAY.plusSeconds(870));
    assertThat(sign(url, Optional.of("t"), Optional.of(soon)).expires())
        .contains(DAY.plusSeconds(54));
    assertThat(sign(url, Optional.of("t"), Optional.of(DAY.plusSeconds(3600))).expires())
        .contains(DAY.plusSeconds(870));
  }

  @Test
  void sendsTheSessionTokenAndNoHost() {
    CredentialAnswer answer =
        sign("https://b.s3.amazonaws.com/k", Optional.of("tok/en=="), Optional.empty());

    assertThat(value(answer, "X-Amz-Security-Token")).isEqualTo("tok/en==");
    assertThat(value(answer, "Authorization")).contains(";x-amz-security-token,");
    assertThat(answer.headers()).doesNotContainKeys("Host", "host");
  }

  private static CredentialAnswer sign(
      String url, Optional<String> token, Optional<Instant> expires) {
    AwsKey key = new AwsKey(Secret.of(ID), Secret.of(SECRET), token.map(Secret::of), expires);
    Clock clock = Clock.fixed(DAY, ZoneOffset.UTC);
    return new S3Signature().sign(RequestUri.parse(url), "us-east-1", key, clock);
  }

  private static String value(CredentialAnswer answer, String header) {
    return answer.headers().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(header))
        .map(entry -> entry.getValue().get(0).reveal())
        .findFirst()
        .orElseThrow();
  }
}
