package io.github.credsmith.helper.s3;

import io.github.credsmith.context.Environment;
import io.github.credsmith.http.HttpAnswer;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.http.HttpRequest;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * The key of a container in ECS or EKS, from the server that its environment variables name
 * ("Container credential provider" in the AWS SDKs and Tools Reference Guide).
 */
record ContainerKeys(AwsAccess access) implements KeySource {
  private static final String PATH = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
  private static final String URL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
  private static final String TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
  private static final String TOKEN_FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
  private static final int LARGEST_TOKEN = 64 * 1024;
  private static final String ECS = "http://169.254.170.2";

  /** Where the token may go without encryption: the machine itself, ECS's and EKS's addresses. */
  private static final Set<String> PLAIN =
      Set.of("localhost", "127.0.0.1", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23");

  private static final KeyReading NOT_SET =
      new KeyReading.NotSet("neither " + PATH + " nor " + URL + " is set");

  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), 64 * 1024);

  @Override
  public String description() {
    return "container credentials";
  }

  @Override
  public KeyReading read() {
    Optional<String> url = url();
    if (url.isEmpty()) {
      return NOT_SET;
    }
    try (HttpClient http = access.http().withoutProxies(LIMITS)) {
      return new KeyReading.Found(key(http, url.get()));
    } catch (AwsFailure e) {
      return e.toReading();
    }
  }

  @Override
  public KeyReading check() {
    return url().isPresent() ? new KeyReading.Ready() : NOT_SET;
  }

  private AwsKey key(HttpClient http, String text) throws AwsFailure {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null || !url.isHttps() && !PLAIN.contains(url.host())) {
      throw new AwsFailure(URL + " is not an https URL, nor one of this machine", "correct " + URL);
    }
    HttpRequest request = HttpRequest.get(url).withoutRedirects();
    Optional<String> token = token();
    try {
      HttpAnswer answer =
          http.send(token.isPresent() ? request.withHeader("Authorization", token.get()) : request);
      return Optional.of(answer)
          .filter(HttpAnswer::isSuccess)
          .flatMap(a -> KeyDocument.OF_SERVER.parse(a.body()))
          .orElseThrow(
              () ->
                  new AwsFailure(
                      url.host() + " answered without a key (HTTP " + answer.status() + ")",
                      "check the task's role"));
    } catch (HttpFailure e) {
      throw new AwsFailure(e.getMessage(), "check " + PATH + " and " + URL);
    } catch (IllegalArgumentException e) {
      throw new AwsFailure(TOKEN + " cannot be sent in a header", "correct it");
    }
  }

  private Optional<String> url() {
    Environment environment = access.context().environment();
    return environment.nonEmpty(PATH).map(path -> ECS + path).or(() -> environment.nonEmpty(URL));
  }

  private Optional<String> token() throws AwsFailure {
    Environment environment = access.context().environment();
    Optional<String> file = environment.nonEmpty(TOKEN_FILE);
    if (file.isEmpty()) {
      return environment.nonEmpty(TOKEN);
    }
    try {
      Path path = access.context().resolve(file.get());
      return Optional.of(access.context().files().readUtf8(path, LARGEST_TOKEN).strip());
    } catch (IOException | InvalidPathException e) {
      throw new AwsFailure(TOKEN_FILE + " names no readable file", "correct " + TOKEN_FILE);
    }
  }
}
