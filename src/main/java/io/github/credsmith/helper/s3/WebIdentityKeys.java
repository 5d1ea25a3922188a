package io.github.credsmith.helper.s3;

import io.github.credsmith.context.Environment;
import java.util.Optional;

/** The role for a web identity that the caller's environment variables name. */
record WebIdentityKeys(AwsAccess access) implements KeySource {
  private static final String FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
  private static final String ROLE = "AWS_ROLE_ARN";

  @Override
  public String description() {
    return "env " + FILE + " and " + ROLE;
  }

  @Override
  public KeyReading read() {
    Optional<WebIdentity> identity = identity();
    if (identity.isEmpty()) {
      return new KeyReading.NotSet("not set");
    }
    try {
      return new KeyReading.Found(identity.get().key(access));
    } catch (AwsFailure e) {
      return e.toReading();
    }
  }

  @Override
  public KeyReading check() {
    return identity().isPresent() ? new KeyReading.Ready() : new KeyReading.NotSet("not set");
  }

  private Optional<WebIdentity> identity() {
    Environment environment = access.context().environment();
    String session = environment.nonEmpty("AWS_ROLE_SESSION_NAME").orElse(WebIdentity.SESSION);
    return environment
        .nonEmpty(FILE)
        .flatMap(
            file -> environment.nonEmpty(ROLE).map(role -> new WebIdentity(file, role, session)));
  }
}
