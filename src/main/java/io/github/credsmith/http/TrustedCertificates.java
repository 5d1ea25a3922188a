package io.github.credsmith.http;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate authorities that a caller trusts: those of the JDK, those of the system's store
 * on macOS and Windows, the PEM file in {@code SSL_CERT_FILE} and the PEM files in the folders of
 * {@code SSL_CERT_DIR}. The variables add to the JDK's store; they never replace it.
 */
record TrustedCertificates(
    Optional<String> file, List<String> folders, Path directory, OperatingSystem os) {
  static final String FILE_VARIABLE = "SSL_CERT_FILE";
  static final String FOLDERS_VARIABLE = "SSL_CERT_DIR";

  private static final int MAX_FILES = 10_000;

  static TrustedCertificates of(Environment environment, Path directory, OperatingSystem os) {
    Optional<String> file = environment.nonEmpty(FILE_VARIABLE);
    String separator = os == OperatingSystem.WINDOWS ? ";" : ":";
    List<String> folders =
        environment.nonEmpty(FOLDERS_VARIABLE).stream()
            .flatMap(value -> Arrays.stream(value.split(Pattern.quote(separator))))
            .filter(folder -> !folder.isEmpty())
            .toList();
    return new TrustedCertificates(file, folders, directory, os);
  }

  /**
   * A trust manager for all of them.
   *
   * @param files the caller's
   * @throws HttpFailure of kind {@code SETTINGS} if {@code SSL_CERT_FILE} cannot be read or holds
   *     no certificate
   */
  X509TrustManager trustManager(CallerFiles files) throws HttpFailure {
    try {
      X509TrustManager jdk = trustManagerOf(null);
      Set<X509Certificate> added = new LinkedHashSet<>(systemStore());
      if (file.isPresent()) {
        added.addAll(certificateFile(files, file.get()));
      }
      for (String folder : folders) {
        added.addAll(certificateFolder(files, folder));
      }
      if (added.isEmpty()) {
        return jdk;
      }
      added.addAll(Arrays.asList(jdk.getAcceptedIssuers()));
      return trustManagerOf(keyStore(added));
    } catch (GeneralSecurityException | IOException e) {
      if (e instanceof HttpFailure failure) {
        throw failure;
      }
      throw new HttpFailure(
          HttpFailure.Kind.SETTINGS, "the JDK's store of trusted certificates cannot be read");
    }
  }

  private List<X509Certificate> certificateFile(CallerFiles files, String file) throws HttpFailure {
    Optional<List<X509Certificate>> certificates =
        path(file).flatMap(path -> PemCertificates.read(files, path));
    if (certificates.isEmpty()) {
      throw unusable(file, "cannot be read");
    }
    if (certificates.get().isEmpty()) {
      throw unusable(file, "holds no PEM certificate");
    }
    return certificates.get();
  }

  /** As for OpenSSL, what is missing, unreadable or no certificate in a folder is left out. */
  private List<X509Certificate> certificateFolder(CallerFiles files, String name) {
    Optional<Path> folder = path(name);
    if (folder.isEmpty()) {
      return List.of();
    }
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      files.list(folder.get(), MAX_FILES).stream()
          .filter(files::isRegularFile)
          .forEach(file -> PemCertificates.read(files, file).ifPresent(certificates::addAll));
    } catch (IOException absent) {
      return List.of();
    }
    return certificates;
  }

  /** Empty for a text that cannot be a path on this system. */
  private Optional<Path> path(String text) {
    try {
      return Optional.of(directory.resolve(text));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private List<X509Certificate> systemStore() {
    return switch (os) {
      case MACOS ->
          Stream.of("KeychainStore", "KeychainStore-ROOT")
              .flatMap(type -> storeOfType(type).stream())
              .toList();
      case WINDOWS -> storeOfType("Windows-ROOT");
      default -> List.of();
    };
  }

  /** Empty where this JDK has no such store: which types exist differs by its version. */
  private static List<X509Certificate> storeOfType(String type) {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          certificates.add(certificate);
        }
      }
    } catch (GeneralSecurityException | IOException noSuchStore) {
      return List.of();
    }
    return certificates;
  }

  private static KeyStore keyStore(Set<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int alias = 0;
    for (X509Certificate certificate : certificates) {
      store.setCertificateEntry(Integer.toString(alias++), certificate);
    }
    return store;
  }

  /** With no store given, the JDK takes its own. */
  private static X509TrustManager trustManagerOf(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("no X.509 trust manager");
  }

  private static HttpFailure unusable(String file, String problem) {
    return new HttpFailure(
        HttpFailure.Kind.SETTINGS,
        FILE_VARIABLE + " names " + file + ", which " + problem + ": correct or unset it");
  }
}
