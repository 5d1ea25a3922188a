package io.github.credsmith.context;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over texts, each with its length, so that no two lists of texts look the same. */
final class Fingerprint {
  private final MessageDigest digest = sha256();

  /** The fingerprint of one text. */
  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_16BE));
  }

  /** The fingerprint of some bytes. */
  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** Adds a text. UTF-16, in which texts differ that have no encoding in UTF-8. */
  Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
    return this;
  }

  /** The fingerprint of what was added: 64 hexadecimal digits. Ends the use of this object. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
