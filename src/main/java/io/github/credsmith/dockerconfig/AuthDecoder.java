package io.github.credsmith.dockerconfig;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Decodes the member {@code auth}: standard base64 (line ends in it ignored) of a user, a colon and
 * a password, which may be followed by NUL bytes (docker/cli, {@code config/configfile}).
 */
public final class AuthDecoder {
  private AuthDecoder() {}

  /** User and password; empty if the text is not such. */
  public static Optional<StoredCredential.Login> decode(String auth) {
    String text;
    try {
      byte[] bytes = Base64.getDecoder().decode(auth.replace("\n", "").replace("\r", ""));
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    return colon < 1
        ? Optional.empty()
        : Optional.of(
            new StoredCredential.Login(
                text.substring(0, colon),
                new StoredSecret(withoutTrailingNuls(text.substring(colon + 1)))));
  }

  private static String withoutTrailingNuls(String password) {
    int end = password.length();
    while (end > 0 && password.charAt(end - 1) == '\0') {
      end--;
    }
    return password.substring(0, end);
  }
}
