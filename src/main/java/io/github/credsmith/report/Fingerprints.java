package io.github.credsmith.report;

import io.github.credsmith.document.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names findings so that services recognise them in the next report: by rule, file and message, not
 * by line, and by their order where these are the same. One for each report.
 */
final class Fingerprints {
  private static final int BYTES = 16;

  private final Map<String, Integer> seen = new HashMap<>();

  /** The name of the next finding, in lower-case hex. */
  String next(Finding finding) {
    String same = finding.rule() + "\n" + finding.location().file() + "\n" + finding.what();
    return digest(same + "\n" + seen.merge(same, 1, Integer::sum));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
