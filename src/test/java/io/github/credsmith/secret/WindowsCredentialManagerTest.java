package io.github.credsmith.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Target names and blobs as go-keyring has them. */
class WindowsCredentialManagerTest {
  private final Map<String, byte[]> credentials = new HashMap<>();
  private final Keyring keyring = new WindowsCredentialManager(new FakeApi());

  @Test
  void storesUtf8UnderServiceAndUser() throws Exception {
    keyring.store("gh:github.com", Secret.of("pä"));

    assertThat(credentials).containsOnlyKeys("gh:github.com:");
    assertThat(credentials.get("gh:github.com:")).containsExactly('p', 0xc3, 0xa4);
    assertThat(keyring.read("gh:github.com")).isEqualTo(SourceReading.Found.of(Secret.of("pä")));
  }

  @Test
  void tellsAnAbsentItem() throws Exception {
    assertThat(keyring.read("x")).isEqualTo(new SourceReading.NotFound("no such item"));
    assertThat(keyring.clear("x")).isFalse();
  }

  @Test
  void clearsAnItem() throws Exception {
    keyring.store("x", Secret.of("y"));

    assertThat(keyring.clear("x")).isTrue();
    assertThat(credentials).isEmpty();
  }

  @Test
  void describesTheStructureAsWindowsLaysItOut() {
    int expected = Native.POINTER_SIZE == 8 ? 80 : 52;

    assertThat(new NativeCredentialApi.Credential().size()).isEqualTo(expected);
  }

  @Test
  void failsWhereThereIsNoCredentialManager() {
    Keyring real = new WindowsCredentialManager(new NativeCredentialApi());

    assertThat(real.read("credsmith-test-item-that-is-not-there"))
        .isIn(
            new SourceReading.Failed("this system has no Credential Manager"),
            new SourceReading.NotFound("no such item"));
  }

  private final class FakeApi implements CredentialApi {
    @Override
    public Optional<byte[]> read(String target) {
      return Optional.ofNullable(credentials.get(target));
    }

    @Override
    public void write(String target, byte[] blob) {
      credentials.put(target, blob);
    }

    @Override
    public boolean delete(String target) {
      return credentials.remove(target) != null;
    }
  }
}
