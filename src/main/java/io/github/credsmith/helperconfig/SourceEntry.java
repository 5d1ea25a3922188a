package io.github.credsmith.helperconfig;

import io.github.credsmith.document.Location;
import java.util.List;
import java.util.Optional;

/** One entry of a lookup chain: where the value of a binding may come from. */
public sealed interface SourceEntry {
  /** The binding of an entry that names none. */
  String DEFAULT_BINDING = "default";

  /** Which of the helper's values the entry gives. */
  String binding();

  /** The kind of place it comes from. */
  Source source();

  /** Where the entry stands. */
  Location location();

  /**
   * An environment variable.
   *
   * @param name the variable
   */
  record Env(String name, String binding, Location location) implements SourceEntry {
    @Override
    public Source source() {
      return Source.ENV;
    }
  }

  /**
   * An item of the system keyring, stored under an empty user name.
   *
   * @param service the item's service
   */
  record Keyring(String service, String binding, Location location) implements SourceEntry {
    @Override
    public Source source() {
      return Source.KEYRING;
    }
  }

  /**
   * A secret that stands in the file itself.
   *
   * @param value the secret; never printed
   */
  record Static(String value, String binding, Location location) implements SourceEntry {

    @Override
    public Source source() {
      return Source.STATIC;
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
      return "Static[value=***, binding=" + binding + ", location=" + location + "]";
    }
  }

  /**
   * A token of Google's Application Default Credentials, as {@code Bearer <token>}.
   *
   * @param scopes what an access token is for; empty for the helper's own
   * @param audience whom an ID token is for
   */
  record Google(
      TokenType tokenType,
      List<String> scopes,
      Optional<String> audience,
      String binding,
      Location location)
      implements SourceEntry {
    public Google {
      scopes = List.copyOf(scopes);
    }

    @Override
    public Source source() {
      return Source.GOOGLE;
    }
  }

  /** The kinds of place that secrets come from. */
  enum Source implements FileWord {
    ENV("env"),
    KEYRING("keyring"),
    STATIC("static"),
    GOOGLE("google");

    private final String id;

    Source(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }
  }

  /** The kinds of token that Google's credentials give. */
  enum TokenType implements FileWord {
    ACCESS("access"),
    ID("id"),
    JWT("jwt");

    private final String id;

    TokenType(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }
  }
}
