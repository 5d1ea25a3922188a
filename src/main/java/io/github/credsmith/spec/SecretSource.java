package io.github.credsmith.spec;

import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import java.util.List;
import java.util.Optional;

/** Where a secret comes from: one step of a lookup chain. */
public sealed interface SecretSource {
  /** Where the source stands in the spec. */
  Location location();

  /** An environment variable of the build. */
  record Env(String variable, Location location) implements SecretSource {}

  /** An item of the system keyring: its service name; the user name is empty. */
  record Keyring(String service, Location location) implements SecretSource {}

  /**
   * A token of Google's Application Default Credentials.
   *
   * @param options token type, scopes and audience as the spec writes them
   */
  record Google(Node.Mapping options, Location location) implements SecretSource {}

  /** The secret itself, written in the spec. Never printed. */
  record InsecureLiteral(String value, Location location) implements SecretSource {
    @Override
    public String toString() {
      return "InsecureLiteral[" + location + "]";
    }
  }

  /**
   * The lookup chain of one binding; the first source that has a value wins.
   *
   * @param binding which of the provider's secrets, such as {@code password}
   */
  record Chain(String binding, List<SecretSource> sources, Location location) {
    public Chain {
      sources = List.copyOf(sources);
    }
  }

  /** Reads a source; empty for a key that no source has, which the schema refuses. */
  static Optional<SecretSource> read(Node.Entry entry) {
    Location location = entry.key().location();
    if (entry.value() instanceof Node.Scalar scalar) {
      return switch (entry.name()) {
        case "env" -> Optional.of(new Env(scalar.text(), location));
        case "keyring" -> Optional.of(new Keyring(scalar.text(), location));
        case "insecureLiteral" -> Optional.of(new InsecureLiteral(scalar.text(), location));
        default -> Optional.empty();
      };
    }
    return entry.name().equals("google") && entry.value() instanceof Node.Mapping options
        ? Optional.of(new Google(options, location))
        : Optional.empty();
  }
}
