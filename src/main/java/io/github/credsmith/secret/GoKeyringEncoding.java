package io.github.credsmith.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How zalando/go-keyring writes a value into the macOS keychain, whose command line cannot carry
 * every text: {@code go-keyring-base64:} and base64, or in older versions {@code
 * go-keyring-encoded:} and hexadecimal digits. A value without either prefix is the secret itself.
 */
final class GoKeyringEncoding {
  private static final String BASE64_PREFIX = "go-keyring-base64:";
  private static final String HEX_PREFIX = "go-keyring-encoded:";

  private GoKeyringEncoding() {}

  /** The value to store for a secret; printable ASCII without quotes and blanks. */
  static String encode(Secret secret) {
    return BASE64_PREFIX + Base64.getEncoder().encodeToString(secret.revealUtf8());
  }

  /**
   * The secret that a stored value stands for.
   *
   * @return empty if the value has a prefix but what follows does not decode
   */
  static Optional<Secret> decode(String stored) {
    try {
      if (stored.startsWith(BASE64_PREFIX)) {
        return Optional.of(
            Secret.ofUtf8(
                Base64.getDecoder()
                    .decode(
                        stored
                            .substring(BASE64_PREFIX.length())
                            .getBytes(StandardCharsets.US_ASCII))));
      }
      if (stored.startsWith(HEX_PREFIX)) {
        return Optional.of(
            Secret.ofUtf8(HexFormat.of().parseHex(stored.substring(HEX_PREFIX.length()))));
      }
      return Optional.of(Secret.of(stored));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
