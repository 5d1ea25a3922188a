package io.github.credsmith.helper.s3;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.secret.SourceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where AWS's tools look for an access key, in their order ("Standardized credential providers" in
 * the AWS SDKs and Tools Reference Guide):
 *
 * <ol>
 *   <li>{@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN};
 *   <li>the role for a web identity, {@code AWS_WEB_IDENTITY_TOKEN_FILE} and {@code AWS_ROLE_ARN};
 *   <li>the profile {@code AWS_PROFILE}, else {@code default};
 *   <li>the container's credentials;
 *   <li>the instance's metadata server.
 * </ol>
 *
 * The first that is set up decides; if it fails, that is the answer. Each is read from the caller's
 * environment and home; a JVM's own properties, which the SDK would ask too, are no caller's.
 *
 * @param request whose network and programs they are asked with
 * @param context through which they read; the request's, or one that records besides
 * @param configuration read through the same context
 */
record AwsKeyChain(
    CredentialRequest request, RequestContext context, AwsConfiguration configuration) {
  /** For STS and IAM Identity Center, all calls together; Bazel waits for 10 s. */
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(3), Duration.ofSeconds(6), 1 << 20);

  /**
   * What the chain had.
   *
   * @param key the key; empty if there is none
   * @param tried the sources without a key, in order
   * @param remedy what to do about the source that failed; empty if none did
   */
  record Outcome(Optional<AwsKey> key, List<SourceState> tried, Optional<String> remedy) {
    Outcome {
      tried = List.copyOf(tried);
    }
  }

  /** Asks for the key. */
  Outcome read() {
    List<SourceState> tried = new ArrayList<>();
    try (HttpClient http = request.http().withLimits(LIMITS)) {
      for (KeySource source : sources(http)) {
        KeyReading reading = source.read();
        if (reading instanceof KeyReading.Found found) {
          request.log().debug(() -> "aws: found in " + source.description());
          return new Outcome(Optional.of(found.key()), tried, Optional.empty());
        }
        tried.add(source.state(reading));
        if (reading instanceof KeyReading.Failed failed) {
          return new Outcome(Optional.empty(), tried, Optional.of(failed.remedy()));
        }
      }
    }
    return new Outcome(Optional.empty(), tried, Optional.empty());
  }

  /**
   * What the sources say without being asked for a key; the machine's server, which is waited for,
   * only if no other source has one. No key is in the outcome; its remedy is the first failure's.
   */
  Outcome check() {
    List<SourceState> states = new ArrayList<>();
    Optional<String> remedy = Optional.empty();
    boolean decided = false;
    try (HttpClient http = request.http().withLimits(LIMITS)) {
      for (KeySource source : sources(http)) {
        if (decided && source instanceof InstanceKeys) {
          continue;
        }
        KeyReading reading = source.check();
        states.add(source.state(reading));
        if (!decided && reading instanceof KeyReading.Failed failed) {
          remedy = Optional.of(failed.remedy());
        }
        decided |= !(reading instanceof KeyReading.NotSet);
      }
    }
    return new Outcome(Optional.empty(), states, remedy);
  }

  private List<KeySource> sources(HttpClient http) {
    AwsAccess access = AwsAccess.of(request, context, configuration, http);
    return List.of(
        new EnvironmentKeys(context.environment()),
        new WebIdentityKeys(access),
        ProfileKeys.selected(access),
        new ContainerKeys(access),
        new InstanceKeys(access));
  }
}
