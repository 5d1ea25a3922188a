package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.ServerProcess;
import io.github.credsmith.testing.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Debian's docker-registry on a port of its own, with TLS. */
final class RegistryProcess implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("listening on [^ ]*:(\\d+), tls");

  private final ServerProcess server;
  private final TestAuthority authority;

  private RegistryProcess(ServerProcess server, TestAuthority authority) {
    this.server = server;
    this.authority = authority;
  }

  /**
   * Starts a registry.
   *
   * @param auth the section {@code auth} of its configuration, or an empty text
   */
  static RegistryProcess start(Path folder, TestAuthority authority, String auth)
      throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("registry.yml"),
            """
            version: 0.1
            log: {level: info, accesslog: {disabled: true}}
            storage: {filesystem: {rootdirectory: %s}}
            http:
              addr: 127.0.0.1:0
              secret: of-the-tests
              tls: {certificate: %s, key: %s}
            """
                    .formatted(folder.resolve("storage"), authority.certificate(), authority.key())
                + auth);
    ServerProcess server =
        ServerProcess.start(
            new ProcessBuilder(
                ExternalTool.require("docker-registry").toString(), "serve", config.toString()),
            LISTENING);
    return new RegistryProcess(server, authority);
  }

  String authority() {
    return "localhost:" + server.port();
  }

  String url(String path) {
    return "https://" + authority() + path;
  }

  /** Copies an image into it. */
  void push(TestImage image, String repository, List<String> credentials) {
    List<String> words =
        new ArrayList<>(
            List.of(
                ExternalTool.require("skopeo").toString(),
                "--insecure-policy",
                "copy",
                "--preserve-digests"));
    words.addAll(credentials);
    words.add("oci:" + image.layout());
    words.add("docker://" + authority() + "/" + repository + ":latest");
    Outcome outcome =
        Command.of(words).with("SSL_CERT_FILE", authority.certificate().toString()).run();
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
  }

  @Override
  public void close() {
    server.close();
  }
}
