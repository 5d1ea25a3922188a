package io.github.credsmith.helper.s3;

import io.github.credsmith.context.Environment;
import io.github.credsmith.http.Deadline;
import io.github.credsmith.http.HttpAnswer;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The key of an EC2 instance's role, from its metadata server ("IMDS credential provider" in the
 * AWS SDKs and Tools Reference Guide). Reached without a proxy and with little patience: on any
 * other machine nothing answers.
 */
record InstanceKeys(AwsAccess access) implements KeySource {
  private static final String DISABLED = "AWS_EC2_METADATA_DISABLED";
  private static final String ENDPOINT = "ec2_metadata_service_endpoint";
  private static final String MODE = "ec2_metadata_service_endpoint_mode";
  private static final String ROLES = "latest/meta-data/iam/security-credentials/";

  /** For all requests together. */
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofMillis(500), Duration.ofSeconds(2), 64 * 1024);

  @Override
  public String description() {
    return "instance metadata";
  }

  @Override
  public KeyReading read() {
    return ask(Conversation::key);
  }

  /** The server is asked for the role's name. */
  @Override
  public KeyReading check() {
    return ask((conversation, role) -> new KeyReading.Ready());
  }

  /** What is asked of a server once the role is known. */
  private interface Question {
    KeyReading ask(Conversation conversation, String role) throws HttpFailure;
  }

  private KeyReading ask(Question question) {
    Optional<String> disabled = access.context().environment().nonEmpty(DISABLED);
    if (disabled.filter("true"::equalsIgnoreCase).isPresent()) {
      return new KeyReading.NotSet("off by " + DISABLED);
    }
    HttpUrl base = HttpUrl.parse(endpoint());
    if (base == null) {
      return new KeyReading.Failed("its endpoint is not a URL", "correct " + ENDPOINT);
    }
    try (HttpClient http = access.http().withoutProxies(LIMITS)) {
      Conversation conversation = Conversation.begin(http, base);
      Optional<String> role = conversation.role();
      return role.isPresent()
          ? question.ask(conversation, role.get())
          : new KeyReading.NotSet("the machine has no role");
    } catch (HttpFailure e) {
      return new KeyReading.NotSet(base.host() + " does not answer");
    }
  }

  private String endpoint() {
    boolean ipv6 = setting(MODE).filter("ipv6"::equalsIgnoreCase).isPresent();
    return setting(ENDPOINT).orElse(ipv6 ? "http://[fd00:ec2::254]/" : "http://169.254.169.254/");
  }

  private Optional<String> setting(String name) {
    Environment environment = access.context().environment();
    return environment
        .nonEmpty("AWS_" + name.toUpperCase(Locale.ROOT))
        .or(() -> access.configuration().setting(name));
  }

  /**
   * The requests of one reading.
   *
   * @param session what requests are sent with; empty at a server of the first version
   */
  private record Conversation(
      HttpClient http, Deadline deadline, HttpUrl base, Optional<String> session) {

    static Conversation begin(HttpClient http, HttpUrl base) throws HttpFailure {
      Deadline deadline = http.deadline();
      HttpUrl url = base.newBuilder().addPathSegments("latest/api/token").build();
      HttpAnswer answer =
          http.send(
              HttpRequest.withBody("PUT", url, "text/plain", new byte[0])
                  .withHeader("X-aws-ec2-metadata-token-ttl-seconds", "300")
                  .withoutRedirects(),
              deadline);
      Optional<String> session =
          Optional.of(answer).filter(HttpAnswer::isSuccess).map(a -> a.text().strip());
      return new Conversation(http, deadline, base, session);
    }

    /** The name of the machine's role. A captive portal answers too, and not with a name. */
    Optional<String> role() throws HttpFailure {
      return Optional.of(get(ROLES))
          .filter(HttpAnswer::isSuccess)
          .flatMap(answer -> answer.text().lines().findFirst())
          .map(String::strip)
          .filter(name -> name.matches("[\\w+=,.@-]+"));
    }

    KeyReading key(String role) throws HttpFailure {
      HttpAnswer answer = get(ROLES + role);
      return KeyDocument.OF_SERVER
          .parse(answer.body())
          .<KeyReading>map(KeyReading.Found::new)
          .orElseGet(
              () ->
                  new KeyReading.Failed(
                      "the machine's role " + role + " has no key (HTTP " + answer.status() + ")",
                      "check the instance's role"));
    }

    private HttpAnswer get(String path) throws HttpFailure {
      HttpRequest request =
          HttpRequest.get(base.newBuilder().addPathSegments(path).build()).withoutRedirects();
      return http.send(
          session.isPresent()
              ? request.withHeader("X-aws-ec2-metadata-token", session.get())
              : request,
          deadline);
    }
  }
}
