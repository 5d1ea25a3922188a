package io.github.credsmith.helper.s3;

import io.github.credsmith.context.Environment;
import io.github.credsmith.secret.Secret;
import java.util.Optional;

/** The access key in the caller's environment variables. */
record EnvironmentKeys(Environment environment) implements KeySource {
  private static final String ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final String TOKEN = "AWS_SESSION_TOKEN";

  @Override
  public String description() {
    return "env " + ID + " and " + SECRET;
  }

  @Override
  public KeyReading read() {
    Optional<Secret> id = value(ID);
    Optional<Secret> secret = value(SECRET);
    if (id.isPresent() && secret.isPresent()) {
      return new KeyReading.Found(AwsKey.lasting(id.get(), secret.get(), value(TOKEN)));
    }
    if (id.isPresent() || secret.isPresent()) {
      return new KeyReading.NotSet("only " + (id.isPresent() ? ID : SECRET) + " is set");
    }
    return new KeyReading.NotSet("not set");
  }

  @Override
  public KeyReading check() {
    return read() instanceof KeyReading.NotSet missing ? missing : new KeyReading.Ready();
  }

  private Optional<Secret> value(String name) {
    return environment.get(name).map(String::strip).filter(v -> !v.isEmpty()).map(Secret::of);
  }
}
