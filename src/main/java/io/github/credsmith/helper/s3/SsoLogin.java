package io.github.credsmith.helper.s3;

import io.github.credsmith.secret.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;

/**
 * A role of somebody who logs in with {@code aws sso login}, as a profile names it.
 *
 * @param profile the profile's name
 * @param session what the login is kept under: the session's name, else the start URL
 * @param region where IAM Identity Center is
 */
record SsoLogin(String profile, String session, String region, String account, String role) {

  /** Whether a profile is about such a role. */
  static boolean isIn(Profile profile) {
    return Stream.of("sso_session", "sso_start_url", "sso_account_id", "sso_role_name")
        .anyMatch(name -> profile.property(name).isPresent());
  }

  /**
   * Reads a profile.
   *
   * @throws AwsFailure if a setting is missing
   */
  static SsoLogin of(Profile profile, AwsConfiguration configuration) throws AwsFailure {
    Optional<String> session = profile.property("sso_session");
    Profile settings = profile;
    if (session.isPresent()) {
      settings =
          configuration
              .section("sso-session", session.get())
              .orElseThrow(
                  () -> missing(profile, "there is no [sso-session " + session.get() + "]"));
    }
    return new SsoLogin(
        profile.name(),
        session.isPresent() ? session.get() : required(profile, profile, "sso_start_url"),
        required(profile, settings, "sso_region"),
        required(profile, profile, "sso_account_id"),
        required(profile, profile, "sso_role_name"));
  }

  /**
   * The role's key.
   *
   * @throws AwsFailure if the login is over or does not cover the role
   */
  AwsKey key(AwsAccess access) throws AwsFailure {
    GetRoleCredentialsRequest request =
        GetRoleCredentialsRequest.builder()
            .accountId(account)
            .roleName(role)
            .accessToken(accessToken(access).reveal())
            .build();
    return access.services().roleOf(request, region);
  }

  /**
   * Checks, without asking a server, that there is a login.
   *
   * @throws AwsFailure if there is none, or it is over
   */
  void check(AwsAccess access) throws AwsFailure {
    Instant now = access.context().clock().instant();
    SsoToken token = token(access);
    if (token.accessToken(now).isEmpty() && token.refresh(now).isEmpty()) {
      throw over();
    }
  }

  private Secret accessToken(AwsAccess access) throws AwsFailure {
    Instant now = access.context().clock().instant();
    SsoToken token = token(access);
    Optional<Secret> valid = token.accessToken(now);
    if (valid.isPresent()) {
      return valid.get();
    }
    CreateTokenRequest refresh = token.refresh(now).orElseThrow(this::over);
    CreateTokenResponse fresh = access.services().createToken(refresh, region);
    try {
      token.store(fresh, now);
    } catch (IOException e) {
      throw new AwsFailure("the renewed login cannot be kept in ~/.aws/sso/cache", login());
    }
    return Secret.of(fresh.accessToken());
  }

  private SsoToken token(AwsAccess access) throws AwsFailure {
    return access
        .context()
        .home()
        .flatMap(home -> SsoToken.read(home, access.context().files(), session))
        .orElseThrow(() -> new AwsFailure("nobody is logged in to IAM Identity Center", login()));
  }

  private AwsFailure over() {
    return new AwsFailure("the login to IAM Identity Center is over", login());
  }

  private String login() {
    return "run: aws sso login --profile " + profile;
  }

  private static String required(Profile profile, Profile settings, String name) throws AwsFailure {
    return settings.property(name).orElseThrow(() -> missing(profile, name + " is missing"));
  }

  private static AwsFailure missing(Profile profile, String what) {
    return new AwsFailure(what, "run: aws configure sso --profile " + profile.name());
  }
}
