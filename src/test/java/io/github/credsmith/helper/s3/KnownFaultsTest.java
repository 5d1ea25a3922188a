package io.github.credsmith.helper.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The known faults of the reference helper that concern S3, by their numbers. */
class KnownFaultsTest {
  private static final int OBJECTS = 1000;
  private static final String ROLE_PROFILE =
      """
      [default]
      role_arn = arn:aws:iam::1:role/reader
      source_profile = base
      endpoint_url = %s
      [profile base]
      aws_access_key_id = BASE
      aws_secret_access_key = s
      """;

  @TempDir private Path workspace;

  @ParameterizedTest
  @CsvSource({
    "my.dotted.bucket.s3.eu-west-1.amazonaws.com, eu-west-1",
    "bucket.s3.dualstack.us-west-2.amazonaws.com, us-west-2",
    "bucket.s3-fips.us-gov-west-1.amazonaws.com, us-gov-west-1",
    "bucket.s3.cn-north-1.amazonaws.com.cn, cn-north-1",
    "bucket.s3-eu-central-1.amazonaws.com, eu-central-1"
  })
  void fault9EveryHostTellsItsRegion(String host, String region) throws CredentialFailure {
    Caller caller = withKey().config("{\"urls\": [{\"helper\": \"s3\"}]}");
    assertThat(caller.headers("https://" + host + "/k").get("Authorization").get(0))
        .contains("/" + region + "/s3/aws4_request");
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b/c%2Bd%26e.txt, /a b/c+d&e.txt",
    "/%C3%A4/%E6%BC%A2.bin, /ä/漢.bin",
    "/ä/漢.bin, /ä/漢.bin",
    "/a%2525b, /a%25b",
    "/a//b(1)!'*~.txt, /a//b(1)!'*~.txt"
  })
  void fault9AKeyIsEscapedOnce(String path, String key) throws Exception {
    String host = "bucket.s3.eu-west-1.amazonaws.com";
    SignatureCheck server =
        new SignatureCheck(host, key, Map.of(), "eu-west-1", "20260304T050607Z");
    assertThat(withKey().headers("https://" + host + path).get("Authorization").get(0))
        .endsWith(server.signature("s", ""));
  }

  @Test
  void fault10AProfilesRoleIsTakenOnceForAllObjects() throws Exception {
    try (AwsServer sts = AwsServer.sts()) {
      Caller caller =
          new Caller(workspace).file("home/.aws/config", ROLE_PROFILE.formatted(sts.url()));
      for (int i = 0; i < OBJECTS; i++) {
        assertThat(caller.answer("https://b.s3.eu-west-1.amazonaws.com/" + i).isNone()).isFalse();
      }
      assertThat(sts.seen()).hasSize(1);
    }
  }

  @Test
  void fault10AWebIdentityTakesItsRoleOnceAlsoAtTheSameTime() throws Exception {
    try (AwsServer sts = AwsServer.sts()) {
      Caller caller =
          new Caller(workspace)
              .file("token", "jwt")
              .with("AWS_WEB_IDENTITY_TOKEN_FILE", "token")
              .with("AWS_ROLE_ARN", "arn:aws:iam::1:role/ci")
              .with("AWS_ENDPOINT_URL_STS", sts.url());
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        for (var answer :
            threads.invokeAll(
                IntStream.range(0, OBJECTS)
                    .<Callable<Boolean>>mapToObj(
                        i ->
                            () ->
                                caller.answer("https://b.s3.eu-west-1.amazonaws.com/" + i).isNone())
                    .toList(),
                1,
                TimeUnit.MINUTES)) {
          assertThat(answer.get()).isFalse();
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(sts.seen()).hasSize(1);
    }
  }

  @Test
  void fault10ButNotForAnotherCaller() throws Exception {
    try (AwsServer sts = AwsServer.sts()) {
      Caller caller =
          new Caller(workspace).file("home/.aws/config", ROLE_PROFILE.formatted(sts.url()));
      String url = "https://b.s3.eu-west-1.amazonaws.com/k";
      caller.answer(url);
      caller.with("AWS_REGION", "eu-west-1").answer(url);
      caller.with("UNRELATED", "x").answer(url);
      assertThat(sts.seen()).hasSize(2);
      caller.file(
          "home/.aws/config", ROLE_PROFILE.formatted(sts.url()).replace("reader", "writer"));
      assertThat(caller.headers(url).get("Authorization").get(0)).contains("Credential=writer/");
      assertThat(sts.seen()).hasSize(3);
    }
  }

  private Caller withKey() {
    return new Caller(workspace).with("AWS_ACCESS_KEY_ID", "ID").with("AWS_SECRET_ACCESS_KEY", "s");
  }
}
