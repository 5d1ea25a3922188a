package io.github.credsmith.secret;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/**
 * A connection to the Secret Service, in its own terms: objects are D-Bus paths, secrets travel in
 * a session with the {@code plain} algorithm over the caller's own socket.
 */
final class SecretService implements AutoCloseable {
  private static final String PREFIX = "org.freedesktop.Secret.";
  private static final String SERVICE_PATH = "/org/freedesktop/secrets";
  private static final String LOGIN = SERVICE_PATH + "/collection/login";

  /** The path that stands for "none". */
  private static final String NO_OBJECT = "/";

  private final BusConnection bus;

  private SecretService(BusConnection bus) {
    this.bus = bus;
  }

  static SecretService connect(Path socket, Duration timeout) throws SecretServiceException {
    return new SecretService(BusConnection.open(socket, "org.freedesktop.secrets", timeout));
  }

  /** Items found, those of the login collection first. */
  record Items(List<String> open, List<String> locked) {

    /**
     * The items that can be read.
     *
     * @throws SecretServiceException if there are only locked ones, and unlocking needs a person
     */
    List<String> unlocked(SecretService service) throws SecretServiceException {
      if (open.isEmpty() && !locked.isEmpty()) {
        service.unlock(locked);
        return locked;
      }
      return open;
    }
  }

  Items search(String service) throws SecretServiceException {
    Object[] found =
        bus.call(SERVICE_PATH, PREFIX + "Service", "SearchItems", "a{ss}", attributes(service));
    return new Items(loginFirst(paths(found[0])), loginFirst(paths(found[1])));
  }

  Secret secret(String item) throws SecretServiceException {
    String session = openSession();
    Object[] reply = bus.call(item, PREFIX + "Item", "GetSecret", "o", new DBusPath(session));
    // A structure: session, parameters, value, content type.
    if (reply[0] instanceof Object[] secret && secret.length == 4 && isBytes(secret[2])) {
      return Secret.ofUtf8(bytes(secret[2]));
    }
    throw SecretServiceException.failed("the Secret Service answered in an unknown form");
  }

  /** The login collection if there is one, else the default one; unlocked. */
  String writableCollection() throws SecretServiceException {
    Object[] reply =
        bus.call(
            SERVICE_PATH,
            "org.freedesktop.DBus.Properties",
            "Get",
            "ss",
            PREFIX + "Service",
            "Collections");
    Object value = reply[0] instanceof Variant<?> variant ? variant.getValue() : reply[0];
    String collection = paths(value).contains(LOGIN) ? LOGIN : defaultCollection();
    if (collection.equals(NO_OBJECT)) {
      throw SecretServiceException.failed("the keyring has no login or default collection");
    }
    unlock(List.of(collection));
    return collection;
  }

  void create(String collection, String service, Secret value) throws SecretServiceException {
    Map<String, Variant<?>> properties =
        Map.of(
            PREFIX + "Item.Label", new Variant<>("Password for '' on '" + service + "'"),
            PREFIX + "Item.Attributes", new Variant<>(attributes(service), "a{ss}"));
    Object[] secret = {
      new DBusPath(openSession()), new byte[0], value.revealUtf8(), "text/plain; charset=utf8"
    };
    Object[] reply =
        bus.call(
            collection,
            PREFIX + "Collection",
            "CreateItem",
            "a{sv}(oayays)b",
            properties,
            secret,
            true);
    refusePrompt(path(reply[1]));
  }

  void delete(String item) throws SecretServiceException {
    refusePrompt(path(bus.call(item, PREFIX + "Item", "Delete", "")[0]));
  }

  @Override
  public void close() {
    bus.close();
  }

  private String openSession() throws SecretServiceException {
    Object[] reply =
        bus.call(SERVICE_PATH, PREFIX + "Service", "OpenSession", "sv", "plain", new Variant<>(""));
    return path(reply[1]);
  }

  private String defaultCollection() throws SecretServiceException {
    return path(bus.call(SERVICE_PATH, PREFIX + "Service", "ReadAlias", "s", "default")[0]);
  }

  /** Unlocks what needs no password. */
  private void unlock(List<String> objects) throws SecretServiceException {
    List<DBusPath> paths = objects.stream().map(DBusPath::new).toList();
    Object[] reply = bus.call(SERVICE_PATH, PREFIX + "Service", "Unlock", "ao", paths);
    refusePrompt(path(reply[1]));
  }

  /** A prompt waits for a person, who is not there during a build. */
  private void refusePrompt(String prompt) throws SecretServiceException {
    if (!prompt.equals(NO_OBJECT)) {
      bus.call(prompt, PREFIX + "Prompt", "Dismiss", "");
      throw SecretServiceException.locked();
    }
  }

  private static Map<String, String> attributes(String service) {
    return Map.of("service", service, "username", "");
  }

  private static List<String> loginFirst(List<String> items) {
    List<String> sorted = new ArrayList<>(items);
    sorted.sort((a, b) -> Boolean.compare(b.startsWith(LOGIN + "/"), a.startsWith(LOGIN + "/")));
    return sorted;
  }

  private static List<String> paths(Object value) {
    List<String> paths = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(element -> paths.add(path(element)));
    }
    return paths;
  }

  private static String path(Object value) {
    return value instanceof DBusPath path ? path.getPath() : String.valueOf(value);
  }

  private static boolean isBytes(Object value) {
    return value instanceof byte[] || value instanceof List<?>;
  }

  /** The bus library yields an array of bytes as either. */
  private static byte[] bytes(Object value) {
    if (value instanceof byte[] array) {
      return array;
    }
    List<?> list = (List<?>) value;
    byte[] array = new byte[list.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = ((Number) list.get(i)).byteValue();
    }
    return array;
  }
}
