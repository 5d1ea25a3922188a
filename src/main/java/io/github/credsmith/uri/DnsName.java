package io.github.credsmith.uri;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host name as it stands in a URI: lower case, ASCII (Punycode for other scripts, as Bazel's
 * scopes are converted), one or more labels of letters, digits, {@code -} and {@code _}; dotted
 * IPv4 addresses are names of this form too.
 *
 * @param ascii the name, without a trailing dot
 */
public record DnsName(String ascii) {
  private static final Pattern LABELS =
      Pattern.compile("[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?(\\.[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?)*");

  /** What the conversion leaves as it is; loading it would cost every short run. */
  private static final Pattern PLAIN =
      Pattern.compile("[-a-zA-Z0-9_]{1,63}+(?:\\.[-a-zA-Z0-9_]{1,63}+)*+");

  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;

  /**
   * Reads a host name.
   *
   * @return empty if the text is no DNS name (RFC 1123 section 2.1, underscores tolerated)
   */
  public static Optional<DnsName> parse(String text) {
    if (text.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String ascii;
    try {
      ascii =
          PLAIN.matcher(text).matches()
              ? text.toLowerCase(Locale.ROOT)
              : IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notConvertible) {
      return Optional.empty();
    }
    boolean fits = ascii.length() <= LONGEST_NAME && LABELS.matcher(ascii).matches();
    return fits && labelsFit(ascii) ? Optional.of(new DnsName(ascii)) : Optional.empty();
  }

  /** Whether this name is {@code parent} or lies below it at any depth. */
  public boolean isAtOrBelow(DnsName parent) {
    return ascii.equals(parent.ascii) || ascii.endsWith("." + parent.ascii);
  }

  /** Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof DnsName name && ascii.equals(name.ascii);
  }

  @Override
  public int hashCode() {
    return ascii.hashCode();
  }

  @Override
  public String toString() {
    return ascii;
  }

  private static boolean labelsFit(String ascii) {
    for (String label : ascii.split("\\.")) {
      if (label.length() > LONGEST_LABEL) {
        return false;
      }
    }
    return true;
  }
}
