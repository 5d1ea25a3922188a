package io.github.credsmith.secret;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A secret text. It prints, and serialises to JSON, as a fixed mask; only {@link #reveal} and
 * {@link #revealUtf8} give it away. Compared in time that does not depend on where two secrets
 * differ.
 *
 * <p>Closing one overwrites its bytes, after which it can be neither revealed nor derived from.
 * Strings that {@link #reveal} handed out are beyond its reach.
 */
public final class Secret implements AutoCloseable {
  private static final String MASK = "***";

  private final byte[] utf8;
  private boolean cleared;

  private Secret(byte[] utf8) {
    this.utf8 = utf8;
  }

  public static Secret of(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A secret with a copy of these bytes, UTF-8. */
  public static Secret ofUtf8(byte[] utf8) {
    return new Secret(utf8.clone());
  }

  /**
   * The text itself, for the one place that needs it.
   *
   * @throws IllegalStateException if it was cleared
   */
  public String reveal() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /**
   * A copy of its bytes, UTF-8; the caller should overwrite it after use.
   *
   * @throws IllegalStateException if it was cleared
   */
  public byte[] revealUtf8() {
    return bytes().clone();
  }

  /** Whether there is no text at all. */
  public boolean isEmpty() {
    return bytes().length == 0;
  }

  /** This secret without white space at either end, as a file or a prompt may add it. */
  public Secret stripped() {
    return of(reveal().strip());
  }

  /** {@code Bearer} and this secret: an {@code Authorization} value (RFC 6750 section 2.1). */
  public Secret asBearer() {
    return withPrefix("Bearer ");
  }

  /**
   * {@code Basic} and the base64 of {@code user:} and this secret: an {@code Authorization} value
   * (RFC 7617 section 2).
   */
  public Secret asBasic(String user) {
    return withPrefix(user + ":").base64().withPrefix("Basic ");
  }

  /** This secret with a text before it. */
  public Secret withPrefix(String prefix) {
    byte[] before = prefix.getBytes(StandardCharsets.UTF_8);
    byte[] joined = Arrays.copyOf(before, before.length + bytes().length);
    System.arraycopy(utf8, 0, joined, before.length, utf8.length);
    return new Secret(joined);
  }

  /** This secret with a text after it. */
  public Secret withSuffix(String suffix) {
    byte[] after = suffix.getBytes(StandardCharsets.UTF_8);
    byte[] joined = Arrays.copyOf(bytes(), utf8.length + after.length);
    System.arraycopy(after, 0, joined, utf8.length, after.length);
    return new Secret(joined);
  }

  /** Its base64 form, with padding (RFC 4648 section 4). */
  public Secret base64() {
    return new Secret(Base64.getEncoder().encode(bytes()));
  }

  /** Its SHA-256 digest in lower-case hexadecimal digits. */
  public Secret sha256Hex() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes());
      return of(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Overwrites it. Clearing twice is harmless. */
  public void clear() {
    Arrays.fill(utf8, (byte) 0);
    cleared = true;
  }

  @Override
  public void close() {
    clear();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && cleared == that.cleared
        && MessageDigest.isEqual(utf8, that.utf8);
  }

  /** The same for all, so that no hash code narrows a secret down. */
  @Override
  public int hashCode() {
    return MASK.hashCode();
  }

  /** The mask. */
  @Override
  @JsonValue
  public String toString() {
    return MASK;
  }

  private byte[] bytes() {
    if (cleared) {
      throw new IllegalStateException("the secret was cleared");
    }
    return utf8;
  }
}
