package io.github.credsmith.secret;

import io.github.credsmith.context.RequestContext;
import java.time.Duration;

/**
 * The system's store of secrets. Items are named by a service and have an empty user name, and are
 * interchangeable with those of zalando/go-keyring, which {@code gh} uses.
 */
public interface Keyring {

  /** Reads an item. Never waits for a person, and ends within seconds in any case. */
  SourceReading read(String service);

  /**
   * Writes an item, replacing one of that service.
   *
   * @throws KeyringException if it could not be written
   */
  void store(String service, Secret value) throws KeyringException;

  /**
   * Removes an item.
   *
   * @return whether there was one
   * @throws KeyringException if that could not be told or done
   */
  boolean clear(String service) throws KeyringException;

  /**
   * The keyring of a caller: the keychain on macOS, the Credential Manager on Windows, the Secret
   * Service elsewhere.
   */
  static Keyring of(RequestContext context) {
    return switch (context.os()) {
      case MACOS -> new MacKeychain(new ChildProcess(context, ChildProcess.Limits.standard()));
      case WINDOWS -> new WindowsCredentialManager(new NativeCredentialApi());
      case LINUX, FREEBSD, OPENBSD -> new SecretServiceKeyring(context, Duration.ofSeconds(2));
    };
  }
}
