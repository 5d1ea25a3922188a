package io.github.credsmith.helper.docker;

import io.github.credsmith.dockerconfig.AuthKey;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A server as docker and podman name it to a credential helper: a host with or without a port, one
 * of docker's old URLs, or podman's path below a registry.
 *
 * @param text as it was given
 */
record ServerAddress(String text) {
  /** Longer than any name of a host and a repository. */
  private static final int MAX_BYTES = 4096;

  /**
   * Reads one line, which need not end in a line end.
   *
   * @throws IOException if the input cannot be read or the line is longer than any address
   */
  static ServerAddress read(InputStream input) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      if (line.size() == MAX_BYTES) {
        throw new IOException("too long");
      }
      line.write(next);
    }
    return new ServerAddress(line.toString(StandardCharsets.UTF_8).strip());
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** The registry as a request for all of it names it; empty if it is none. */
  Optional<RequestUri> registry() {
    return bareHost(AuthKey.parse(text).registry());
  }

  /** The request for all of a registry; empty if the key is not that of a host. */
  static Optional<RequestUri> bareHost(RegistryKey registry) {
    try {
      return Optional.of(RequestUri.parse(registry.host())).filter(RequestUri::bareHost);
    } catch (InvalidUriException e) {
      return Optional.empty();
    }
  }
}
