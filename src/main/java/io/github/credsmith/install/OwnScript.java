package io.github.credsmith.install;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A script that the program writes for its users.
 *
 * @param path absolute
 * @param text it says within its first lines who wrote it; by that an older one is known
 * @param advice what to do if it cannot be written there
 */
public record OwnScript(Path path, String text, String advice) {
  private static final Pattern OWN_LINE =
      Pattern.compile("(?:# |rem )(?:Generated|Written) by credsmith\\b.*");
  private static final int HEADER_LINES = 3;

  /**
   * Refuses to replace what somebody else wrote.
   *
   * @throws InstallException if that is what is there
   */
  void requireReplaceable() {
    if (Files.isDirectory(path)) {
      throw new InstallException(path + ": is a folder; " + advice);
    }
    byte[] existing = existing();
    if (existing != null && !isOwn(existing)) {
      throw new InstallException(
          path + ": is there already and was not written by credsmith; --force replaces it");
    }
  }

  /** Writes it, unless it is there. */
  void write() {
    try {
      if (Arrays.equals(existing(), bytes())) {
        if (!Files.isExecutable(path)) {
          Replacement.makeExecutable(path);
        }
        return;
      }
      new Replacement(path).write(new ByteArrayInputStream(bytes()), true, written -> {});
    } catch (IOException e) {
      throw InstallException.unwritable(path, e, advice);
    }
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As much of what is there as tells whether it is this text; null if there is nothing. */
  private byte[] existing() {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    if (!Files.isRegularFile(path)) {
      return new byte[0];
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(bytes().length + 1);
    } catch (IOException e) {
      throw new InstallException(
          path + ": cannot be read: " + InstallException.reason(e) + "; " + advice);
    }
  }

  private static boolean isOwn(byte[] existing) {
    return new String(existing, StandardCharsets.UTF_8)
        .lines()
        .limit(HEADER_LINES)
        .anyMatch(line -> OWN_LINE.matcher(line).matches());
  }
}
