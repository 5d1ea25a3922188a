package io.github.credsmith.secret;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;

/** A connection to a message bus for method calls to one peer, each bounded in time. */
final class BusConnection implements AutoCloseable {
  private static final Set<String> NO_PEER =
      Set.of(
          "org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner");

  private static final String CANNOT_START = "org.freedesktop.DBus.Error.Spawn.";

  private final DBusConnection connection;
  private final String peer;
  private final Duration timeout;

  private BusConnection(DBusConnection connection, String peer, Duration timeout) {
    this.connection = connection;
    this.peer = peer;
    this.timeout = timeout;
  }

  /**
   * Connects.
   *
   * @param socket the bus's Unix socket
   * @param peer the bus name that calls go to
   * @param timeout for each call
   */
  static BusConnection open(Path socket, String peer, Duration timeout)
      throws SecretServiceException {
    try {
      DBusConnection connection =
          DBusConnectionBuilder.forAddress("unix:path=" + socket).withShared(false).build();
      return new BusConnection(connection, peer, timeout);
    } catch (DBusException e) {
      throw SecretServiceException.absent("no bus answers at the D-Bus socket");
    }
  }

  /**
   * Calls a method.
   *
   * @param signature the arguments' D-Bus signature
   * @return what it returned
   */
  Object[] call(String path, String face, String member, String signature, Object... arguments)
      throws SecretServiceException {
    try {
      MethodCall call =
          connection
              .getMessageFactory()
              .createMethodCall(
                  null,
                  peer,
                  path,
                  face,
                  member,
                  (byte) 0,
                  signature.isEmpty() ? null : signature,
                  arguments);
      connection.sendMessage(call);
      Message reply = call.getReply(timeout.toMillis());
      if (reply == null) {
        throw SecretServiceException.failed("the Secret Service did not answer " + member);
      }
      if (reply instanceof Error) {
        throw refusal(reply.getName(), member);
      }
      return reply.getParameters();
    } catch (DBusException e) {
      throw SecretServiceException.failed(
          "the Secret Service's answer to " + member + " is garbled");
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }

  private static SecretServiceException refusal(String error, String member) {
    if (NO_PEER.contains(error) || error.startsWith(CANNOT_START)) {
      return SecretServiceException.absent("no Secret Service on the D-Bus session bus");
    }
    if (error.equals("org.freedesktop.Secret.Error.IsLocked")) {
      return SecretServiceException.locked();
    }
    return SecretServiceException.failed("the Secret Service refused " + member + ": " + error);
  }
}
