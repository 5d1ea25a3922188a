package io.github.credsmith.helper.oci;

import io.github.credsmith.helper.RegistryCredentials;
import io.github.credsmith.secret.SourceState;
import java.time.Instant;
import java.util.Optional;

/** What one place that may hold a registry's credentials had. */
sealed interface CredentialReading {
  /** What stands for the binding where docker's configuration is the source. */
  String DOCKER = "docker";

  /** The place, for people. */
  String source();

  /** The place and its state, for people. */
  SourceState state();

  /**
   * Credentials.
   *
   * @param expires from when on they are no longer valid; empty if that is not known
   */
  record Found(RegistryCredentials credentials, String source, Optional<Instant> expires)
      implements CredentialReading {
    /** Credentials of a place that does not say until when they are valid. */
    Found(RegistryCredentials credentials, String source) {
      this(credentials, source, Optional.empty());
    }

    @Override
    public SourceState state() {
      return new SourceState(DOCKER, source, SourceState.State.SET, "");
    }
  }

  /**
   * None, as is normal.
   *
   * @param reason why, for people
   */
  record NotFound(String source, String reason) implements CredentialReading {
    @Override
    public SourceState state() {
      return new SourceState(DOCKER, source, SourceState.State.NOT_SET, reason);
    }
  }

  /**
   * It could not be told.
   *
   * @param reason the error, for people; nothing in it is secret
   */
  record Failed(String source, String reason) implements CredentialReading {
    @Override
    public SourceState state() {
      return new SourceState(DOCKER, source, SourceState.State.FAILED, reason);
    }
  }
}
