package io.github.credsmith.helper.s3;

import io.github.credsmith.secret.Secret;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * The key that a profile leads to. Of what a profile may say, the first of these counts, as in the
 * AWS SDK for Java:
 *
 * <ol>
 *   <li>a role for a web identity;
 *   <li>a role of a login to IAM Identity Center;
 *   <li>a role for the key of another profile, the environment, the container or the machine;
 *   <li>a program that writes a key;
 *   <li>a key.
 * </ol>
 *
 * @param name the profile
 * @param dependants the profiles that need this one for their own
 */
record ProfileKeys(AwsAccess access, String name, Set<String> dependants) implements KeySource {
  private static final KeyReading NO_CREDENTIALS = new KeyReading.NotSet("it has no credentials");

  ProfileKeys {
    dependants = Set.copyOf(dependants);
  }

  /** The profile that the caller selected. */
  static ProfileKeys selected(AwsAccess access) {
    return new ProfileKeys(access, access.configuration().selected(), Set.of());
  }

  @Override
  public String description() {
    return "profile " + name;
  }

  @Override
  public KeyReading read() {
    Optional<Profile> profile = access.configuration().profile(name);
    if (profile.isEmpty()) {
      return absent();
    }
    try {
      return key(profile.get()).<KeyReading>map(KeyReading.Found::new).orElse(NO_CREDENTIALS);
    } catch (AwsFailure e) {
      return e.toReading();
    }
  }

  @Override
  public KeyReading check() {
    Optional<Profile> profile = access.configuration().profile(name);
    if (profile.isEmpty()) {
      return absent();
    }
    try {
      if (SsoLogin.isIn(profile.get()) && !hasWebIdentity(profile.get())) {
        SsoLogin.of(profile.get(), access.configuration()).check(access);
      }
    } catch (AwsFailure e) {
      return e.toReading();
    }
    return leadsToKey(profile.get()) ? new KeyReading.Ready() : NO_CREDENTIALS;
  }

  private KeyReading absent() {
    Optional<AwsFailure> problem = access.configuration().problem();
    if (problem.isPresent()) {
      return problem.get().toReading();
    }
    return name.equals("default")
        ? new KeyReading.NotSet("there is no such profile")
        : new KeyReading.Failed(
            "there is no such profile",
            "correct AWS_PROFILE, or run: aws configure --profile " + name);
  }

  private Optional<AwsKey> key(Profile profile) throws AwsFailure {
    if (hasWebIdentity(profile)) {
      WebIdentity identity =
          new WebIdentity(
              profile.property("web_identity_token_file").orElseThrow(),
              profile.property("role_arn").orElseThrow(),
              sessionName(profile));
      return Optional.of(identity.key(access));
    }
    if (SsoLogin.isIn(profile)) {
      return Optional.of(SsoLogin.of(profile, access.configuration()).key(access));
    }
    if (profile.property("role_arn").isPresent()) {
      return Optional.of(roleKey(profile));
    }
    if (profile.property("login_session").isPresent()) {
      throw new AwsFailure(
          "a login_session is not supported",
          "set credential_process = aws configure export-credentials --profile "
              + name
              + " --format process in another profile, and name that in AWS_PROFILE");
    }
    Optional<String> process = profile.property("credential_process");
    return process.isPresent()
        ? Optional.of(new ProcessKeys(process.get()).key(access))
        : literalKey(profile);
  }

  private static boolean hasWebIdentity(Profile profile) {
    return profile.property("role_arn").isPresent()
        && profile.property("web_identity_token_file").isPresent();
  }

  private static boolean leadsToKey(Profile profile) {
    return SsoLogin.isIn(profile)
        || profile.property("role_arn").isPresent()
        || profile.property("login_session").isPresent()
        || profile.property("credential_process").isPresent()
        || literalKey(profile).isPresent();
  }

  private static Optional<AwsKey> literalKey(Profile profile) {
    Optional<Secret> token = profile.property("aws_session_token").map(Secret::of);
    return profile
        .property("aws_access_key_id")
        .flatMap(
            id ->
                profile
                    .property("aws_secret_access_key")
                    .map(key -> AwsKey.lasting(Secret.of(id), Secret.of(key), token)));
  }

  private AwsKey roleKey(Profile profile) throws AwsFailure {
    if (profile.property("mfa_serial").isPresent()) {
      throw new AwsFailure(
          "its role needs a code of a second factor, for which a build cannot ask",
          "run: eval \"$(aws configure export-credentials --format env --profile " + name + ")\"");
    }
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder()
            .roleArn(profile.property("role_arn").orElseThrow())
            .roleSessionName(sessionName(profile));
    profile.property("external_id").ifPresent(request::externalId);
    Optional<String> duration = profile.property("duration_seconds");
    if (duration.isPresent()) {
      request.durationSeconds(seconds(duration.get()));
    }
    return access.services().assumeRole(request.build(), sourceKey(profile), access.region());
  }

  private static int seconds(String text) throws AwsFailure {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new AwsFailure("its duration_seconds is not a number", "correct the profile");
    }
  }

  /** The key that takes the role. */
  private AwsKey sourceKey(Profile profile) throws AwsFailure {
    Optional<String> other = profile.property("source_profile");
    if (other.isPresent() && other.get().equals(name)) {
      // Its own key takes the role; asking the profile for one would ask for the role again.
      return literalKey(profile).orElseThrow(() -> noSource("it names itself and has no key"));
    }
    KeySource source = source(profile);
    KeyReading reading = source.read();
    if (reading instanceof KeyReading.Found found) {
      return found.key();
    }
    if (reading instanceof KeyReading.Failed failed) {
      throw new AwsFailure(source.description() + ": " + failed.reason(), failed.remedy());
    }
    throw noSource(source.description() + " has no key: " + ((KeyReading.NotSet) reading).reason());
  }

  private KeySource source(Profile profile) throws AwsFailure {
    Optional<String> other = profile.property("source_profile");
    if (other.isPresent()) {
      if (dependants.contains(other.get())) {
        throw noSource("the profiles need one another in a circle");
      }
      Set<String> more = new HashSet<>(dependants);
      more.add(name);
      return new ProfileKeys(access, other.get(), more);
    }
    return switch (profile.property("credential_source").orElse("")) {
      case "Environment" -> new EnvironmentKeys(access.context().environment());
      case "EcsContainer" -> new ContainerKeys(access);
      case "Ec2InstanceMetadata" -> new InstanceKeys(access);
      default -> throw noSource("it has neither source_profile nor a known credential_source");
    };
  }

  private static AwsFailure noSource(String why) {
    return new AwsFailure("nothing takes its role: " + why, "correct the profile's source_profile");
  }

  private static String sessionName(Profile profile) {
    return profile.property("role_session_name").orElse(WebIdentity.SESSION);
  }
}
