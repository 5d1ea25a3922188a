package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedRealmsTest {

  @ParameterizedTest
  @CsvSource({
    "index.docker.io, https://auth.docker.io/token",
    "registry-1.docker.io, https://auth.docker.io/token",
    "registry.gitlab.com, https://gitlab.com/jwt/auth",
    "ghcr.io, https://ghcr.io/token",
    "public.ecr.aws, https://public.ecr.aws/token/",
    "registry.example.co.uk, https://login.example.co.uk/",
    "localhost:5000, https://localhost:5001/token",
    "127.0.0.1:5000, https://127.0.0.1/token",
    "'[::1]:5000', 'https://[::1]:5001/token'",
    "REGISTRY.example.com, https://registry.EXAMPLE.com/token",
  })
  void trustsTheRegistrysOwnHostAndDomain(String registry, String realm) {
    assertThat(accepts("", registry, realm)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example.com, https://evil.example.net/token",
    "registry.example.com, http://registry.example.com/token",
    "registry.example.com, https://registry.example.com.evil.net/token",
    "registry.example.com, https://registry.example.com@evil.net/token",
    "a.co.uk, https://b.co.uk/token",
    "alice.github.io, https://mallory.github.io/token",
    "localhost:5000, https://127.0.0.1/token",
    "127.0.0.1:5000, https://127.0.0.2/token",
    "registry, https://token/",
    "registry.gitlab.com, https://gitlab.io/jwt/auth",
  })
  void trustsNoOther(String registry, String realm) {
    assertThat(accepts("", registry, realm)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'registry.example.com=login.example.net', true",
    "'other.example=x, Registry.example.com=LOGIN.example.net ,', true",
    "'registry.example.com=login.example.org', false",
    "'other.example.com=login.example.net', false",
    "'login.example.net', false",
    "'=login.example.net', false",
  })
  void trustsWhatIsNamedForTheRegistry(String variable, boolean trusted) {
    assertThat(accepts(variable, "registry.example.com", "https://login.example.net/token"))
        .isEqualTo(trusted);
    assertThat(accepts(variable, "registry.example.com", "http://login.example.net/token"))
        .isFalse();
  }

  private static boolean accepts(String variable, String registry, String realm) {
    Environment environment =
        Environment.of(Map.of("CREDSMITH_TRUSTED_REALMS", variable), OperatingSystem.LINUX);
    return TrustedRealms.of(environment)
        .accepts(new Registry(registry).apiRoot().orElseThrow(), HttpUrl.get(realm));
  }
}
