package io.github.credsmith.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.http.TestContexts;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller without a usable bus: as on any build machine. */
class SecretServiceKeyringTest {
  private static final String ADDRESS = "DBUS_SESSION_BUS_ADDRESS";

  @TempDir private Path folder;

  @Test
  void hasNothingWithoutABus() {
    assertThat(keyring().read("x"))
        .isEqualTo(
            new SourceReading.NotFound(
                "no D-Bus session bus, DBUS_SESSION_BUS_ADDRESS is not set"));
    assertThatThrownBy(() -> keyring().store("x", Secret.of("y")))
        .isInstanceOf(KeyringException.class)
        .hasMessageContaining("no D-Bus session bus");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unix:path=/nowhere/bus",
        "unix:path=/nowhere/bus,guid=00;unix:abstract=/tmp/x",
        "tcp:host=localhost,port=1",
        "unix:path=relative",
        "unix:",
        "nonsense"
      })
  void hasNothingWhereNoSocketIs(String address) {
    assertThat(keyring(ADDRESS, address).read("x"))
        .isEqualTo(
            new SourceReading.NotFound("no D-Bus socket where DBUS_SESSION_BUS_ADDRESS says"));
  }

  @Test
  void hasNothingWhereNobodyListens() throws Exception {
    Path socket = Files.createFile(folder.resolve("bus"));

    assertThat(keyring(ADDRESS, "unix:path=" + socket).read("x"))
        .isEqualTo(new SourceReading.NotFound("no bus answers at the D-Bus socket"));
  }

  @Test
  void givesUpOnASilentBus() throws Exception {
    Path socket = folder.resolve("bus");
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(socket));

      Keyring impatient =
          new SecretServiceKeyring(
              TestContexts.with("XDG_RUNTIME_DIR", folder.toString()), Duration.ofMillis(500));

      assertThat(impatient.read("x"))
          .isEqualTo(new SourceReading.NotFound("no bus answers at the D-Bus socket"));
    }
  }

  @Test
  void takesTheFirstSocketThatExists() throws Exception {
    Path socket = Files.createFile(folder.resolve("a b"));
    String address = "unix:path=/nowhere;unix:guid=0,path=" + folder + "/a%20b";

    assertThat(SessionBus.of(TestContexts.with(ADDRESS, address)).socket()).contains(socket);
  }

  @Test
  void prefersTheVariableToTheRuntimeFolder() throws Exception {
    Files.createFile(folder.resolve("bus"));

    assertThat(
            SessionBus.of(
                    TestContexts.with(
                        ADDRESS, "unix:path=/nowhere", "XDG_RUNTIME_DIR", folder.toString()))
                .socket())
        .isEmpty();
  }

  private static Keyring keyring(String... variables) {
    return new SecretServiceKeyring(TestContexts.with(variables), Duration.ofSeconds(20));
  }
}
