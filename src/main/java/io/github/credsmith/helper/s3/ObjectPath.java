package io.github.credsmith.helper.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The path of an object's URL as a signature covers it: decoded and encoded once again, so that
 * every way to write a key gives the one form that the server computes ("Create a canonical
 * request" in the S3 API Reference). A {@code +} is a space, as S3 reads it; slashes stay, also
 * those that were written {@code %2F} and those that are repeated.
 *
 * @param encoded the canonical form; begins with a slash
 */
record ObjectPath(String encoded) {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** The path of a URL, as it is sent: valid by RFC 3986, and perhaps with unencoded Unicode. */
  static ObjectPath of(String rawPath) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : decoded(rawPath)) {
      char c = (char) (b & 0xff);
      if (c == '/' || UNRESERVED.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return new ObjectPath(rawPath.isEmpty() ? "/" : encoded.toString());
  }

  private static byte[] decoded(String rawPath) {
    byte[] raw = rawPath.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        bytes.write(HexFormat.fromHexDigit(raw[i + 1]) << 4 | HexFormat.fromHexDigit(raw[i + 2]));
        i += 2;
      } else {
        bytes.write(raw[i] == '+' ? ' ' : raw[i]);
      }
    }
    return bytes.toByteArray();
  }
}
