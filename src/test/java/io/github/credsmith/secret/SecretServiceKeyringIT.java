package io.github.credsmith.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.http.TestContexts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.freedesktop.dbus.DBusPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Items are interchangeable with those of {@code secret-tool} on a real gnome-keyring. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretServiceKeyringIT {
  private static final String LOGIN = "/org/freedesktop/secrets/collection/login";

  private GnomeKeyring peer;
  private Keyring keyring;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    ExternalPrograms.require("dbus-run-session", "gnome-keyring-daemon", "secret-tool");
    peer = GnomeKeyring.start(home);
    keyring = keyringOf(peer);
  }

  @AfterAll
  void stop() throws Exception {
    if (peer != null) {
      peer.close();
    }
  }

  @Test
  void readsWhatSecretToolStored() throws Exception {
    peer.run(
        "fake-töken\nsecond line",
        "secret-tool",
        "store",
        "--label=x",
        "service",
        "gh:github.com",
        "username",
        "");

    assertThat(keyring.read("gh:github.com"))
        .isEqualTo(SourceReading.Found.of(Secret.of("fake-töken\nsecond line")));
  }

  @Test
  void storesWhatSecretToolReads() throws Exception {
    keyring.store("ours", Secret.of("first"));
    keyring.store("ours", Secret.of("zweiter Wert ✓"));

    assertThat(peer.run("", "secret-tool", "lookup", "service", "ours", "username", ""))
        .isEqualTo("zweiter Wert ✓");
    assertThat(peer.run("", "secret-tool", "search", "--all", "service", "ours"))
        .containsOnlyOnce("secret = ");
    assertThat(keyring.read("ours")).isEqualTo(SourceReading.Found.of(Secret.of("zweiter Wert ✓")));
  }

  @Test
  void clearsAnItemAndTellsWhetherThereWasOne() throws Exception {
    keyring.store("gone", Secret.of("value"));

    assertThat(keyring.clear("gone")).isTrue();
    assertThat(keyring.clear("gone")).isFalse();
    assertThat(keyring.read("gone")).isEqualTo(new SourceReading.NotFound("no such item"));
  }

  @Test
  void leavesItemsOfAnotherUserAlone() throws Exception {
    peer.run("other", "secret-tool", "store", "--label=x", "service", "s", "username", "joe");

    assertThat(keyring.read("s")).isInstanceOf(SourceReading.NotFound.class);
    assertThat(keyring.clear("s")).isFalse();
  }

  @Test
  void failsOnALockedKeyringWithoutAPrompt(@TempDir Path other) throws Exception {
    try (GnomeKeyring session = GnomeKeyring.start(other)) {
      Keyring locked = keyringOf(session);
      locked.store("item", Secret.of("value"));
      lock(session);

      assertThat(locked.read("item"))
          .isInstanceOfSatisfying(
              SourceReading.Failed.class, f -> assertThat(f.reason()).contains("is locked"));
      assertThatThrownBy(() -> locked.store("item", Secret.of("other")))
          .isInstanceOf(KeyringException.class)
          .hasMessageContaining("is locked");
      assertThat(locked.read("none")).isEqualTo(new SourceReading.NotFound("no such item"));
    }
  }

  @Test
  void findsNothingOnABusWithoutASecretService(@TempDir Path other) throws Exception {
    try (GnomeKeyring bare = GnomeKeyring.busOnly(other)) {
      assertThat(keyringOf(bare).read("x"))
          .isEqualTo(new SourceReading.NotFound("no Secret Service on the D-Bus session bus"));
    }
  }

  private static Keyring keyringOf(GnomeKeyring session) {
    return new SecretServiceKeyring(context(session), Duration.ofSeconds(20));
  }

  private static RequestContext context(GnomeKeyring session) {
    return TestContexts.with("DBUS_SESSION_BUS_ADDRESS", session.busAddress());
  }

  private static void lock(GnomeKeyring session) throws SecretServiceException {
    Path socket = SessionBus.of(context(session)).socket().orElseThrow();
    try (BusConnection bus =
        BusConnection.open(socket, "org.freedesktop.secrets", Duration.ofSeconds(10))) {
      bus.call(
          "/org/freedesktop/secrets",
          "org.freedesktop.Secret.Service",
          "Lock",
          "ao",
          List.of(new DBusPath(LOGIN)));
    }
  }
}
