package io.github.credsmith.helper.s3;

import io.github.credsmith.helper.s3.AwsEndpoints.Service;
import io.github.credsmith.http.Deadline;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The services of AWS that turn one credential into another, asked through the SDK. Every setting
 * that the SDK would otherwise take from the process environment or the profile files of the
 * process is given explicitly; what it still reads there (an application's name, for instance)
 * decides no answer.
 */
final class AwsServices {
  private final AwsEndpoints endpoints;
  private final HttpClient http;
  private final Deadline deadline;

  /**
   * The services as one caller reaches them.
   *
   * @param deadline when all calls together must be over
   */
  AwsServices(AwsEndpoints endpoints, HttpClient http, Deadline deadline) {
    this.endpoints = endpoints;
    this.http = http;
    this.deadline = deadline;
  }

  /** Lets a key take a role ("AssumeRole" in the AWS STS API Reference). */
  AwsKey assumeRole(AssumeRoleRequest request, AwsKey key, String region) throws AwsFailure {
    IdentityProvider<AwsCredentialsIdentity> signing = new OneKey(key);
    return call(
        StsClient.builder().credentialsProvider(signing),
        Service.STS,
        region,
        sts -> key(sts.assumeRole(request).credentials()));
  }

  /** Lets an identity of another provider take a role ("AssumeRoleWithWebIdentity"). */
  AwsKey assumeRole(AssumeRoleWithWebIdentityRequest request, String region) throws AwsFailure {
    return call(
        StsClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
        Service.STS,
        region,
        sts -> key(sts.assumeRoleWithWebIdentity(request).credentials()));
  }

  /** A role of somebody who is logged in to IAM Identity Center ("GetRoleCredentials"). */
  AwsKey roleOf(GetRoleCredentialsRequest request, String region) throws AwsFailure {
    return call(
        SsoClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
        Service.SSO,
        region,
        sso -> key(sso.getRoleCredentials(request).roleCredentials()));
  }

  /** A new token of IAM Identity Center ("CreateToken" in its OIDC API Reference). */
  CreateTokenResponse createToken(CreateTokenRequest request, String region) throws AwsFailure {
    return call(
        SsoOidcClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
        Service.SSO_OIDC,
        region,
        oidc -> oidc.createToken(request));
  }

  private <
          B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>,
          C extends SdkAutoCloseable,
          R>
      R call(B builder, Service service, String region, Function<C, R> call) throws AwsFailure {
    builder
        .httpClient(new AwsTransport(http, deadline))
        .region(Region.of(region))
        .endpointOverride(endpoints.of(service, region))
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .defaultsMode(DefaultsMode.LEGACY)
        .overrideConfiguration(
            configuration ->
                configuration
                    .defaultProfileFile(ProfileFile.aggregator().build())
                    .defaultProfileName("default")
                    // Our client repeats what may be repeated.
                    .retryStrategy(AwsRetryStrategy.doNotRetry()));
    try (C client = builder.build()) {
      return call.apply(client);
    } catch (SdkException e) {
      throw failure(service, e);
    }
  }

  /** The SDK's messages quote what the server sent; only what we know is passed on. */
  private static AwsFailure failure(Service service, SdkException thrown) {
    String name = service == Service.STS ? "STS" : "IAM Identity Center";
    if (thrown instanceof AwsServiceException refusal) {
      String code =
          Optional.ofNullable(refusal.awsErrorDetails())
              .map(details -> details.errorCode())
              .filter(c -> c.matches("[A-Za-z.]{1,60}"))
              .map(c -> c + ", ")
              .orElse("");
      return new AwsFailure(
          name + " refused (" + code + "HTTP " + refusal.statusCode() + ")",
          service == Service.STS ? "check the role and who may take it" : "run: aws sso login");
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof HttpFailure failure) {
        return new AwsFailure(failure.getMessage(), "check the network and the AWS configuration");
      }
    }
    return new AwsFailure(
        name + " gave an answer that cannot be understood", "check the AWS configuration");
  }

  private static AwsKey key(Credentials c) {
    return AwsKey.ofSession(c.accessKeyId(), c.secretAccessKey(), c.sessionToken(), c.expiration());
  }

  private static AwsKey key(RoleCredentials c) {
    return AwsKey.ofSession(
        c.accessKeyId(),
        c.secretAccessKey(),
        c.sessionToken(),
        Instant.ofEpochMilli(c.expiration()));
  }

  /** A key for one call. */
  private record OneKey(AwsKey key) implements IdentityProvider<AwsCredentialsIdentity> {
    @Override
    public Class<AwsCredentialsIdentity> identityType() {
      return AwsCredentialsIdentity.class;
    }

    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(
        ResolveIdentityRequest request) {
      return CompletableFuture.completedFuture(key.toIdentity());
    }
  }
}
