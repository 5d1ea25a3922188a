package io.github.credsmith.helper.s3;

import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.Project;
import io.github.credsmith.testing.Requirement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * S3Proxy on a port of its own, with TLS and version 4 signatures. It serves the files of a folder
 * and answers for the hosts of Amazon's region {@link #REGION}.
 */
final class S3ProxyProcess implements AutoCloseable {
  static final String REGION = "eu-central-1";
  static final String HOST = "s3." + REGION + ".amazonaws.com";
  static final String KEY_ID = "AKIDFORTESTS";
  static final String SECRET_KEY = "s3cret/key+of=tests";

  private static final Path LIBRARIES = Project.root().resolve("target/s3proxy");
  private static final Pattern LISTENING = Pattern.compile("Started .*\\{127\\.0\\.0\\.1:(\\d+)}");
  private static final char[] PASSWORD = "of-the-tests".toCharArray();

  private final Process process;
  private final HeldCertificate certificate;
  private final int port;

  private S3ProxyProcess(Process process, HeldCertificate certificate, int port) {
    this.process = process;
    this.certificate = certificate;
    this.port = port;
  }

  /**
   * Starts a server.
   *
   * @param objects a folder with one folder for each bucket
   */
  static S3ProxyProcess start(Path folder, Path objects)
      throws IOException, GeneralSecurityException {
    Requirement.require(Files.isDirectory(LIBRARIES), "S3Proxy is not there; .ci/run fetches it");
    HeldCertificate certificate =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName(HOST)
            .addSubjectAlternativeName("*." + HOST)
            .addSubjectAlternativeName("my.dotted." + HOST)
            .build();
    Path config =
        Files.writeString(
            folder.resolve("s3proxy.conf"),
            """
            s3proxy.secure-endpoint=https://127.0.0.1:0
            s3proxy.keystore-path=%s
            s3proxy.keystore-password=%s
            s3proxy.authorization=aws-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            s3proxy.virtual-host=%s
            jclouds.provider=filesystem-nio2
            jclouds.identity=unused
            jclouds.credential=unused
            jclouds.filesystem.basedir=%s
            """
                .formatted(
                    keyStore(folder, certificate),
                    new String(PASSWORD),
                    KEY_ID,
                    SECRET_KEY,
                    HOST,
                    objects));
    Process process =
        new ProcessBuilder(
                CredsmithProcess.java().toString(),
                "-cp",
                LIBRARIES + "/*",
                "org.gaul.s3proxy.Main",
                "--properties",
                config.toString())
            .redirectErrorStream(true)
            .start();
    return new S3ProxyProcess(process, certificate, port(process));
  }

  /**
   * The URL of an object.
   *
   * @param bucket put before the host; empty for path style
   * @param path as it is sent
   */
  String url(String bucket, String path) {
    return "https://" + (bucket.isEmpty() ? "" : bucket + ".") + HOST + ":" + port + path;
  }

  /** A plain client for which every host is this machine. */
  OkHttpClient client() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .dns(host -> List.of(InetAddress.getLoopbackAddress()))
        .build();
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static Path keyStore(Path folder, HeldCertificate certificate)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry(
        "server",
        certificate.keyPair().getPrivate(),
        PASSWORD,
        new X509Certificate[] {certificate.certificate()});
    Path file = folder.resolve("s3proxy.p12");
    try (OutputStream stream = Files.newOutputStream(file)) {
      store.store(stream, PASSWORD);
    }
    return file;
  }

  private static int port(Process process) throws IOException {
    BufferedReader log =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder errors = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        drain(process.getInputStream());
        return Integer.parseInt(listening.group(1));
      }
      errors.append(line.contains(" ERROR ") ? line + "\n" : "");
    }
    throw new AssertionError("S3Proxy did not start: " + errors);
  }

  /** A full pipe would stop it. */
  private static void drain(InputStream output) {
    Thread thread =
        new Thread(
            () -> {
              try {
                output.transferTo(OutputStream.nullOutputStream());
              } catch (IOException ended) {
                // The server has been stopped.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
