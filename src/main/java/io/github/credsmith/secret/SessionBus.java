package io.github.credsmith.secret;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.RequestContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a caller's D-Bus session bus listens: the first Unix socket that exists of those in {@code
 * DBUS_SESSION_BUS_ADDRESS} (D-Bus specification, section "Server Addresses"), or, if the variable
 * is not set, {@code $XDG_RUNTIME_DIR/bus} as systemd makes it. A bus is never started.
 *
 * @param socket the socket; empty if the caller has no bus
 * @param reason why there is none; empty if there is one
 */
record SessionBus(Optional<Path> socket, String reason) {
  private static final String ADDRESS = "DBUS_SESSION_BUS_ADDRESS";

  static SessionBus of(RequestContext context) {
    Environment environment = context.environment();
    Optional<String> addresses =
        environment.nonEmpty(ADDRESS).filter(value -> !value.equals("autolaunch:"));
    if (addresses.isPresent()) {
      for (String address : addresses.get().split(";")) {
        Optional<Path> socket = unixPath(address).filter(context.files()::exists);
        if (socket.isPresent()) {
          return new SessionBus(socket, "");
        }
      }
      return absent("no D-Bus socket where " + ADDRESS + " says");
    }
    Optional<Path> socket =
        environment
            .nonEmpty("XDG_RUNTIME_DIR")
            .flatMap(folder -> path(folder + "/bus"))
            .filter(context.files()::exists);
    return socket.isPresent()
        ? new SessionBus(socket, "")
        : absent("no D-Bus session bus, " + ADDRESS + " is not set");
  }

  private static SessionBus absent(String reason) {
    return new SessionBus(Optional.empty(), reason);
  }

  /** The path of {@code unix:path=/run/user/1000/bus,guid=...}; empty for any other transport. */
  private static Optional<Path> unixPath(String address) {
    if (!address.startsWith("unix:")) {
      return Optional.empty();
    }
    for (String parameter : address.substring("unix:".length()).split(",")) {
      if (parameter.startsWith("path=")) {
        return path(unescaped(parameter.substring("path=".length())));
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  /** Undoes {@code %} and two hexadecimal digits per byte; other text stays. */
  private static String unescaped(String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = 0;
    while (i < value.length()) {
      String rest = value.substring(i);
      if (rest.matches("(?s)%[0-9a-fA-F]{2}.*")) {
        bytes.write(Integer.parseInt(rest.substring(1, 3), 16));
        i += 3;
      } else {
        bytes.writeBytes(rest.substring(0, 1).getBytes(StandardCharsets.UTF_8));
        i++;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
