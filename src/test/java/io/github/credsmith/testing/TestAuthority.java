package io.github.credsmith.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate for this machine, which the tests' servers use and their clients trust. */
public final class TestAuthority {
  private final HeldCertificate held;
  private final Path certificate;
  private final Path key;

  /**
   * Makes the certificate and its key, as files in the folder.
   *
   * @param names what else the servers are called
   */
  public TestAuthority(Path folder, String... names) throws IOException {
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder()
            .rsa2048()
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1");
    List.of(names).forEach(builder::addSubjectAlternativeName);
    held = builder.build();
    certificate = Files.writeString(folder.resolve("cert.pem"), held.certificatePem());
    key = Files.writeString(folder.resolve("key.pem"), held.privateKeyPkcs8Pem());
  }

  public Path certificate() {
    return certificate;
  }

  public Path key() {
    return key;
  }

  public SSLSocketFactory serverSockets() {
    return new HandshakeCertificates.Builder().heldCertificate(held).build().sslSocketFactory();
  }

  /** A plain client that trusts the certificate. */
  public OkHttpClient client() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(held.certificate()).build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  /** The certificate as an {@code x5c} header holds it. */
  public String x5c() throws GeneralSecurityException {
    return Base64.getEncoder().encodeToString(held.certificate().getEncoded());
  }

  /** An RS256 signature (RFC 7518 section 3.3). */
  public byte[] sign(byte[] content) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(held.keyPair().getPrivate());
    signature.update(content);
    return signature.sign();
  }
}
