package io.github.credsmith.helper.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.uri.RequestUri;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever an object is called and however its URL is written, the server finds the signature
 * right.
 */
class S3SignaturePropertiesTest {
  /** What RFC 3986 lets stand in a path; the plus is not the plus there, for S3. */
  private static final String MAY_STAND = "-._~!$&'()*,;=:@/";

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everyObjectsSignatureIsTheServers(
      @ForAll("keys") String key,
      @ForAll("parameters") Map<String, String> query,
      @ForAll("instants") Instant time,
      @ForAll boolean session,
      @ForAll long seed)
      throws GeneralSecurityException {
    Random random = new Random(seed);
    String host = "my.bucket.s3.eu-west-1.amazonaws.com" + (random.nextBoolean() ? "" : ":8443");
    String url = "https://" + host + written("/" + key, MAY_STAND, random) + written(query, random);
    String token = session ? "to/ken+" + seed : "";

    CredentialAnswer answer = sign(url, token, time);

    String stamp =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(time);
    SignatureCheck server = new SignatureCheck(host, "/" + key, query, "eu-west-1", stamp);
    assertThat(answer.headers().get("Authorization").get(0).reveal())
        .as(url)
        .endsWith(
            "SignedHeaders="
                + SignatureCheck.signedHeaders(token)
                + ", Signature="
                + server.signature("s3cr/et", token));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everyWayToWriteAKeyIsOnePath(@ForAll("keys") String key, @ForAll long seed) {
    assertThat(ObjectPath.of(written("/" + key, MAY_STAND, new Random(seed))).encoded())
        .isEqualTo(SignatureCheck.encode("/" + key).replace("%2F", "/"));
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("ab /+%?#&=.~*'()@:;,!$[]{}|\\^`\"<>äß€漢").ofMaxLength(30),
        Arbitraries.strings().all().ofMaxLength(10).filter(S3SignaturePropertiesTest::isUnicode));
  }

  @Provide
  Arbitrary<Map<String, String>> parameters() {
    Arbitrary<String> words =
        Arbitraries.strings().withChars("abX-_ +/%&=?äß").ofMinLength(1).ofMaxLength(8);
    return Arbitraries.maps(words, words.optional(0.7).map(word -> word.orElse(""))).ofMaxSize(4);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
  }

  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static CredentialAnswer sign(String url, String token, Instant time) {
    AwsKey key =
        AwsKey.lasting(
            Secret.of("AKID"),
            Secret.of("s3cr/et"),
            Optional.of(token).filter(t -> !t.isEmpty()).map(Secret::of));
    return new S3Signature()
        .sign(RequestUri.parse(url), "eu-west-1", key, Clock.fixed(time, ZoneOffset.UTC));
  }

  /** One of the many ways to write a text in a URL: what need not be escaped may be. */
  private static String written(String text, String mayStand, Random random) {
    StringBuilder written = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (c == ' ' && random.nextInt(3) == 0) {
        written.append('+');
      } else if (written.length() == 0 && c == '/') {
        written.append(c);
      } else if ((letter || mayStand.indexOf(c) >= 0) && random.nextInt(4) > 0) {
        written.append(c);
      } else {
        written.append(String.format(random.nextBoolean() ? "%%%02X" : "%%%02x", b));
      }
    }
    return written.toString();
  }

  private static String written(Map<String, String> query, Random random) {
    StringBuilder written = new StringBuilder();
    query.forEach(
        (name, value) ->
            written
                .append(written.length() == 0 ? "?" : "&")
                .append(written(name, "-_./", random))
                .append(value.isEmpty() && random.nextBoolean() ? "" : "=")
                .append(written(value, "-_./=", random)));
    return written.toString();
  }
}
