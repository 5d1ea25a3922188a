package io.github.credsmith.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts that others wrote: what a child process printed, what a server
 * answered. It replaces the secrets it knows, in every common encoding, and whatever has the form
 * of a credential.
 */
public final class Redaction {
  private static final String MASK = "***";

  /** Below this length a secret is replaced only where it stands alone. */
  private static final int SHORT = 4;

  private static final List<CredentialForm> FORMS = CredentialForm.known();

  private final List<Pattern> known;

  private Redaction(List<Pattern> known) {
    this.known = known;
  }

  /** Replaces only what has the form of a credential. */
  public static Redaction ofForms() {
    return new Redaction(List.of());
  }

  /** Replaces these secrets too. */
  public static Redaction of(Collection<Secret> secrets) {
    Set<String> texts =
        new TreeSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));
    for (Secret secret : secrets) {
      if (!secret.isEmpty()) {
        texts.addAll(encodings(secret));
      }
    }
    return new Redaction(texts.stream().map(Redaction::pattern).toList());
  }

  /** The text with every secret replaced by a mask. */
  public String scrub(String text) {
    String scrubbed = text;
    for (Pattern pattern : known) {
      scrubbed = pattern.matcher(scrubbed).replaceAll(MASK);
    }
    for (CredentialForm form : FORMS) {
      scrubbed = form.mask(scrubbed, MASK);
    }
    return scrubbed;
  }

  private static Pattern pattern(String text) {
    String quoted = Pattern.quote(text);
    return Pattern.compile(
        text.length() < SHORT ? "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])" : quoted);
  }

  private static List<String> encodings(Secret secret) {
    String text = secret.reveal();
    List<String> encodings = new ArrayList<>();
    encodings.add(text);
    encodings.add(text.strip());
    // A process that prints line by line may print a part of a key file.
    text.lines().map(String::strip).filter(l -> l.length() >= 2 * SHORT).forEach(encodings::add);
    String form = URLEncoder.encode(text, StandardCharsets.UTF_8);
    encodings.add(form);
    encodings.add(form.replace("+", "%20"));
    encodings.add(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    byte[] utf8 = secret.revealUtf8();
    encodings.add(base64(utf8));
    for (int offset = 0; offset < 3; offset++) {
      String inside = insideBase64(utf8, offset);
      if (inside.length() >= 2 * SHORT) {
        encodings.add(inside);
        encodings.add(inside.replace('+', '-').replace('/', '_'));
      }
    }
    encodings.removeIf(String::isEmpty);
    return encodings;
  }

  /**
   * The characters that the secret alone decides when it stands at this offset (modulo three) in a
   * longer text that is encoded, as a password does in {@code user:password}.
   */
  private static String insideBase64(byte[] utf8, int offset) {
    byte[] shifted = new byte[offset + utf8.length];
    System.arraycopy(utf8, 0, shifted, offset, utf8.length);
    String encoded = base64(shifted);
    int first = (offset * 8 + 5) / 6;
    int last = shifted.length * 8 / 6;
    Arrays.fill(shifted, (byte) 0);
    return first < last ? encoded.substring(first, last) : "";
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
