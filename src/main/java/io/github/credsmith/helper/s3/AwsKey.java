package io.github.credsmith.helper.s3;

import io.github.credsmith.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * An AWS access key. All of it is held as secrets, so that it never prints.
 *
 * @param id the access key ID
 * @param secretKey the secret access key
 * @param sessionToken what comes with a key of a session
 * @param expires when it stops being valid; empty if it does not, or nobody says
 */
record AwsKey(
    Secret id, Secret secretKey, Optional<Secret> sessionToken, Optional<Instant> expires) {

  /** A key without an end. */
  static AwsKey lasting(Secret id, Secret secretKey, Optional<Secret> sessionToken) {
    return new AwsKey(id, secretKey, sessionToken, Optional.empty());
  }

  /** A key of a session, as AWS's services hand it out. */
  static AwsKey ofSession(String id, String secretKey, String sessionToken, Instant expires) {
    return new AwsKey(
        Secret.of(id),
        Secret.of(secretKey),
        Optional.of(Secret.of(sessionToken)),
        Optional.of(expires));
  }

  /** The key as the SDK takes it: revealed, for signing at once. */
  AwsCredentialsIdentity toIdentity() {
    return sessionToken
        .<AwsCredentialsIdentity>map(
            token ->
                AwsSessionCredentialsIdentity.create(
                    id.reveal(), secretKey.reveal(), token.reveal()))
        .orElseGet(() -> AwsCredentialsIdentity.create(id.reveal(), secretKey.reveal()));
  }
}
