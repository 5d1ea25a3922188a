package io.github.credsmith.helper.s3;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.secret.CommandRunner;

/**
 * What sources of keys are read with, on behalf of one caller.
 *
 * @param context the caller's environment, folders and time
 * @param configuration the caller's AWS configuration
 * @param services AWS's services as the caller reaches them
 * @param http the network, with the caller's proxies and trusted certificates
 * @param commands runs programs in the caller's environment
 */
record AwsAccess(
    RequestContext context,
    AwsConfiguration configuration,
    AwsServices services,
    HttpClient http,
    CommandRunner commands) {
  private static final String NO_REGION = "us-east-1";

  /**
   * What a request brings.
   *
   * @param context the request's, or one that records besides
   * @param http the network, with limits for all calls of AWS's services together
   */
  static AwsAccess of(
      CredentialRequest request,
      RequestContext context,
      AwsConfiguration configuration,
      HttpClient http) {
    AwsEndpoints endpoints = new AwsEndpoints(context.environment(), configuration);
    return new AwsAccess(
        context,
        configuration,
        new AwsServices(endpoints, http, http.deadline()),
        http,
        command -> {
          // The runner knows the request's context only: that a program gets the whole environment
          // is to be noted in this one, too.
          context.environment().variables();
          return request.commands().run(command);
        });
  }

  /** The region whose STS is asked. */
  String region() {
    return configuration.region().map(NamedRegion::name).orElse(NO_REGION);
  }
}
