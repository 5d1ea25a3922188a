package io.github.credsmith.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote is shown without the secrets in it. */
class RedactionTest {
  private static final String SECRET = "p@ss/w0rd+\"x\" ä";

  private final Redaction redaction = Redaction.of(List.of(Secret.of(SECRET)));

  @Test
  void replacesASecretInEveryCommonEncoding() {
    String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    assertThat(redaction.scrub("<" + SECRET + ">")).isEqualTo("<***>");
    assertThat(redaction.scrub("<" + form + ">")).isEqualTo("<***>");
    assertThat(redaction.scrub("<" + form.replace("+", "%20") + ">")).isEqualTo("<***>");
    assertThat(redaction.scrub("<p@ss/w0rd+\\\"x\\\" ä>")).isEqualTo("<***>");
    assertThat(redaction.scrub("<" + base64(SECRET) + ">")).doesNotContain(base64(SECRET));
  }

  @Property(tries = 300)
  void noUserNameHidesTheSecretInBasicCredentials(
      @ForAll @StringLength(max = 9) String user,
      @ForAll @StringLength(min = 9, max = 30) @CharRange(from = '!', to = '~') String secret) {
    String encoded = base64(user + ":" + secret);

    String scrubbed = Redaction.of(List.of(Secret.of(secret))).scrub("[" + encoded + "]");

    assertThat(scrubbed).contains("***").hasSizeLessThan(encoded.length());
  }

  @Test
  void replacesTheLinesOfALongSecret() {
    Redaction lines = Redaction.of(List.of(Secret.of("first line\nsecond line\n}\n")));

    assertThat(lines.scrub("error near `second line`: }")).isEqualTo("error near `***`: }");
  }

  @Test
  void replacesAShortSecretOnlyWhereItStandsAlone() {
    Redaction shortOne = Redaction.of(List.of(Secret.of("ab")));

    assertThat(shortOne.scrub("about: ab, (ab)")).isEqualTo("about: ***, (***)");
  }

  @Test
  void replacesTheLongerOfTwoSecretsFirst() {
    Redaction both = Redaction.of(List.of(Secret.of("token"), Secret.of("token-and-more")));

    assertThat(both.scrub("x token-and-more x")).isEqualTo("x *** x");
  }

  @Test
  void ignoresAnEmptySecret() {
    assertThat(Redaction.of(List.of(Secret.of(""))).scrub("text")).isEqualTo("text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer CANARY",
        "authorization: basic CANARY==",
        "Proxy-Authorization=CANARY",
        "-H 'Authorization: token CANARY'",
        "{\"Authorization\":\"Bearer CANARY\"}",
        "sent Bearer CANARY.x-y_z",
        "Cookie: session=CANARY; other=CANARY",
        "x-buildbuddy-api-key: CANARY",
        "{\"Username\":\"joe\",\"Secret\":\"CANARY\\\"CANARY\"}",
        "{\"identitytoken\": \"CANARY\"}",
        "{\"access_token\":\"CANARY\",\"x\":1}",
        "GET /?service=a&access_token=CANARY&b=c",
        "grant_type=password&password=CANARY",
        "AWS_SECRET_ACCESS_KEY=CANARY",
        "https://bucket/key?X-Amz-Signature=CANARY",
        "fatal: https://joe:CANARY@example.com/repo not found",
        "https://CANARY@example.com",
        "-----BEGIN RSA PRIVATE KEY-----\nCANARY\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nCANARY",
        "eyJCANARY.eyJCANARY.CANARY",
        "ghp_CANARY0123456789abcdef",
        "ghs_CANARY0123456789abcdef",
        "github_pat_CANARY0123456789abcdef",
        "glpat-CANARY0123456789abcdef",
        "AKIACANARY0123456789",
        "ya29.CANARY",
        "dckr_pat_CANARY0123456789abcdef",
        "xoxb-CANARY0123456789",
        "npm_CANARY0123456789CANARY0123456789abcd",
      })
  void replacesWhatLooksLikeACredential(String text) {
    assertThat(Redaction.ofForms().scrub("error: " + text + "\nnext line"))
        .doesNotContain("CANARY")
        .contains("***")
        .startsWith("error: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "credentials not found in native keychain",
        "error getting credentials - err: exit status 1",
        "the token is missing",
        "cannot open /home/joe/.password-store/x.gpg",
        "https://example.com/v2/a/b: 404",
        "see https://example.com and mail joe@example.com",
      })
  void leavesPlainMessagesAsTheyAre(String text) {
    assertThat(Redaction.ofForms().scrub(text)).isEqualTo(text);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
