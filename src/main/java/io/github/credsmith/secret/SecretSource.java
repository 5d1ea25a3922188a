package io.github.credsmith.secret;

import java.util.List;
import java.util.Optional;

/** Where one entry of a lookup chain takes its secret from. */
public sealed interface SecretSource {

  /** What it is, for people, for example {@code env GH_TOKEN}; never a value. */
  String description();

  /** Looks for the secret now. */
  SourceReading read(SecretAccess access);

  /**
   * An environment variable of the caller. One that is set but empty holds no secret.
   *
   * @param name the variable
   */
  record EnvironmentSource(String name) implements SecretSource {
    @Override
    public String description() {
      return "env " + name;
    }

    @Override
    public SourceReading read(SecretAccess access) {
      Optional<String> value = access.environment().get(name);
      if (value.isEmpty()) {
        return new SourceReading.NotFound("not set");
      }
      return value.get().isEmpty()
          ? new SourceReading.NotFound("set but empty")
          : SourceReading.Found.of(Secret.of(value.get()));
    }
  }

  /**
   * An item of the system's keyring, with an empty user name.
   *
   * @param service the item's service
   */
  record KeyringSource(String service) implements SecretSource {
    @Override
    public String description() {
      return "keyring " + service;
    }

    @Override
    public SourceReading read(SecretAccess access) {
      SourceReading reading = access.keyring().read(service);
      return reading instanceof SourceReading.Found found && found.secret().isEmpty()
          ? new SourceReading.NotFound("the item is empty")
          : reading;
    }
  }

  /**
   * A value that stands in the configuration itself.
   *
   * @param value the secret
   */
  record StaticSource(Secret value) implements SecretSource {
    @Override
    public String description() {
      return "static value";
    }

    @Override
    public SourceReading read(SecretAccess access) {
      return value.isEmpty()
          ? new SourceReading.NotFound("the value is empty")
          : SourceReading.Found.of(value);
    }
  }

  /**
   * Google's Application Default Credentials; yields {@code Bearer} and the token.
   *
   * @param tokenType which token
   * @param scopes what an access token is for; empty for the whole cloud platform
   * @param audience what an ID token is for
   */
  record GoogleSource(TokenType tokenType, List<String> scopes, Optional<String> audience)
      implements SecretSource {

    /** The tokens that Google's credentials yield. */
    public enum TokenType {
      ACCESS,
      ID,
      /** As {@link #ID}, by the other name the configuration knows. */
      JWT
    }

    public GoogleSource {
      scopes = List.copyOf(scopes);
    }

    @Override
    public String description() {
      return "google " + (tokenType == TokenType.ACCESS ? "access" : "id") + " token";
    }

    @Override
    public SourceReading read(SecretAccess access) {
      return access.google().read(this);
    }
  }
}
