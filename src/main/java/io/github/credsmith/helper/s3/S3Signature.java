package io.github.credsmith.helper.s3;

import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.uri.RequestUri;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * The headers of a signed download: AWS Signature Version 4 in the {@code Authorization} header
 * ("Authenticating Requests" in the S3 API Reference), for a GET without a body.
 */
final class S3Signature {
  /** S3 refuses a signature whose time is further off than this. */
  private static final Duration VALIDITY = Duration.ofMinutes(15);

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /**
   * Signs.
   *
   * @param uri an https URL
   * @param clock the caller's time, which the signature states
   * @return the headers, valid until the signature's or the key's time is over
   */
  CredentialAnswer sign(RequestUri uri, String region, AwsKey key, Clock clock) {
    SignedRequest signed =
        signer.sign(
            request ->
                request
                    .identity(key.toIdentity())
                    .request(download(uri))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    CredentialAnswer answer = CredentialAnswer.none();
    for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
      // The client writes this one itself, from the URL.
      if (!header.getKey().equalsIgnoreCase("Host")) {
        answer = answer.with(header.getKey(), Secret.of(header.getValue().get(0)));
      }
    }
    Instant end = clock.instant().plus(VALIDITY);
    return answer.ending(Optional.of(key.expires().filter(end::isAfter).orElse(end)), clock);
  }

  private static SdkHttpRequest download(RequestUri uri) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol(uri.scheme())
            .host(uri.host())
            .encodedPath(ObjectPath.of(uri.rawPath()).encoded());
    uri.port().ifPresent(request::port);
    for (String parameter : uri.rawQuery().orElse("").split("&")) {
      if (!parameter.isEmpty()) {
        String[] parts = parameter.split("=", 2);
        request.appendRawQueryParameter(
            decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      }
    }
    return request.build();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
