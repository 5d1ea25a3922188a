package io.github.credsmith.http;

import io.github.credsmith.context.CallerFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The certificates of a PEM file (RFC 7468 section 5); other blocks and text are passed over. */
final class PemCertificates {
  /** Many times the largest bundle that a system ships. */
  private static final int LARGEST = 16 * 1024 * 1024;

  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (?:X509 )?CERTIFICATE-----([^-]*)-----END (?:X509 )?CERTIFICATE-----");

  private PemCertificates() {}

  /**
   * Reads a file.
   *
   * @return its certificates, perhaps none, those that do not parse left out; empty if the file
   *     cannot be read
   */
  static Optional<List<X509Certificate>> read(CallerFiles files, Path file) {
    String text;
    try {
      text = new String(files.read(file, LARGEST), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      parse(blocks.group(1)).ifPresent(certificates::add);
    }
    return Optional.of(certificates);
  }

  /**
   * Public bundles hold the odd certificate that a strict parser refuses; the rest still counts.
   */
  private static Optional<X509Certificate> parse(String base64) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return Optional.of(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
