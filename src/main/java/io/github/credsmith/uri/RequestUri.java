package io.github.credsmith.uri;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URI that credentials are asked for: a URL, a gRPC service URI, or the bare host of a registry,
 * which rules_img sends without scheme and path.
 *
 * @param text the URI as it was given
 * @param scheme in lower case; {@code https} for a bare host
 * @param authority host and port as given, without user information: what a helper configuration's
 *     {@code host} glob sees
 * @param host the authority without its port, as given; an IPv6 address keeps its brackets
 * @param port the port as given; empty if the URI names none
 * @param path the decoded path; empty for a bare host
 * @param rawQuery the query, not decoded, without the question mark; empty if there is none
 * @param bareHost whether the text was a host with or without a port and nothing else
 */
public record RequestUri(
    String text,
    String scheme,
    String authority,
    String host,
    OptionalInt port,
    String path,
    Optional<String> rawQuery,
    boolean bareHost) {
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[^@]*@)?((\\[[0-9A-Fa-f:.]+]|[^:\\[\\]@]+)(?::(\\d{0,5}))?)");
  private static final Pattern BARE =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]+)(?::\\d{1,5})?");
  private static final int LARGEST_PORT = 65535;

  /**
   * Reads the URI of a request.
   *
   * @throws InvalidUriException if the text is empty, is not a URI (RFC 3986) or has no host
   */
  public static RequestUri parse(String text) {
    if (BARE.matcher(text).matches()) {
      return of(text, "https", text, "", Optional.empty(), true);
    }
    URI uri = syntax(text);
    if (uri.getScheme() == null || uri.getRawAuthority() == null) {
      throw new InvalidUriException("is not a URL and not a registry host");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String path = uri.getPath() == null ? "" : uri.getPath();
    return of(
        text, scheme, uri.getRawAuthority(), path, Optional.ofNullable(uri.getRawQuery()), false);
  }

  /**
   * The port that a connection goes to: the one given, else the scheme's own (443 where the scheme
   * has none known).
   */
  public int effectivePort() {
    return port.orElse(scheme.equals("http") ? 80 : 443);
  }

  /** The path as it stands in the URI, not decoded; empty for a bare host. */
  public String rawPath() {
    String raw = bareHost ? null : syntax(text).getRawPath();
    return raw == null ? "" : raw;
  }

  /** Everything follows from the text. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RequestUri uri && text.equals(uri.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private static URI syntax(String text) {
    if (text.isEmpty()) {
      throw new InvalidUriException("is empty");
    }
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new InvalidUriException(
          "is not a URI: " + e.getReason() + " at character " + (e.getIndex() + 1));
    }
  }

  private static RequestUri of(
      String text,
      String scheme,
      String rawAuthority,
      String path,
      Optional<String> query,
      boolean bareHost) {
    Matcher parts = AUTHORITY.matcher(rawAuthority);
    if (!parts.matches()) {
      throw new InvalidUriException("has no host");
    }
    String digits = parts.group(3);
    OptionalInt port =
        digits == null || digits.isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(digits));
    if (port.isPresent() && port.getAsInt() > LARGEST_PORT) {
      throw new InvalidUriException("has a port above " + LARGEST_PORT);
    }
    String host = parts.group(2);
    String authority = port.isPresent() ? parts.group(1) : host;
    return new RequestUri(text, scheme, authority, host, port, path, query, bareHost);
  }
}
