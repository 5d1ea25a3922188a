package io.github.credsmith.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.TestContexts;
import io.github.credsmith.secret.LookupChain.Entry;
import io.github.credsmith.secret.SecretSource.EnvironmentSource;
import io.github.credsmith.secret.SecretSource.KeyringSource;
import io.github.credsmith.secret.SecretSource.StaticSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which source of a chain answers, and what is said of the others. */
class LookupChainTest {
  private final FakeKeyring keyring =
      new FakeKeyring(
          Map.of(
              "there", SourceReading.Found.of(Secret.of("k")),
              "empty", SourceReading.Found.of(Secret.of("")),
              "broken", new SourceReading.Failed("the keyring is locked")));

  @Test
  void takesTheFirstSourceThatHasASecret() {
    LookupChain chain =
        LookupChain.ofDefault(
            new EnvironmentSource("UNSET"),
            new EnvironmentSource("FIRST"),
            new EnvironmentSource("SECOND"));

    LookupResult result = resolve(chain, "FIRST", "one", "SECOND", "two");

    assertThat(result)
        .isInstanceOfSatisfying(
            LookupResult.Found.class,
            found -> {
              assertThat(found.secret()).isEqualTo(Secret.of("one"));
              assertThat(found.source().description()).isEqualTo("env FIRST");
              assertThat(found.expires()).isEmpty();
            });
  }

  @Test
  void doesNotAskASourceBehindTheHit() {
    resolve(LookupChain.ofDefault(new StaticSource(Secret.of("s")), new KeyringSource("there")));

    assertThat(keyring.asked()).isEmpty();
  }

  @Test
  void keepsBindingsApart() {
    LookupChain chain =
        new LookupChain(
            List.of(
                new Entry("username", new StaticSource(Secret.of("joe"))),
                new Entry("password", new KeyringSource("there"))));

    assertThat(chain.resolve("password", access()))
        .isInstanceOfSatisfying(
            LookupResult.Found.class, f -> assertThat(f.secret()).isEqualTo(Secret.of("k")));
    assertThat(chain.resolve("default", access())).isEqualTo(new LookupResult.NotFound(List.of()));
  }

  @Test
  void goesOnBehindAFailureAndForgetsItOnAHit() {
    LookupChain chain =
        LookupChain.ofDefault(new KeyringSource("broken"), new KeyringSource("there"));

    assertThat(resolve(chain)).isInstanceOf(LookupResult.Found.class);
  }

  @Test
  void reportsAFailureIfNothingElseYieldsASecret() {
    LookupChain chain =
        LookupChain.ofDefault(
            new EnvironmentSource("UNSET"),
            new KeyringSource("broken"),
            new KeyringSource("absent"));

    assertThat(resolve(chain))
        .isInstanceOfSatisfying(
            LookupResult.Failed.class,
            failed -> {
              assertThat(failed.causes())
                  .extracting(SourceState::toString)
                  .containsExactly("keyring broken: FAILED (the keyring is locked)");
              assertThat(failed.tried()).hasSize(3);
            });
  }

  @Test
  void saysWhyEachSourceHadNothing() {
    LookupChain chain =
        LookupChain.ofDefault(
            new EnvironmentSource("UNSET"),
            new EnvironmentSource("BLANK"),
            new KeyringSource("absent"),
            new KeyringSource("empty"),
            new StaticSource(Secret.of("")));

    assertThat(resolve(chain, "BLANK", ""))
        .isInstanceOfSatisfying(
            LookupResult.NotFound.class,
            notFound ->
                assertThat(notFound.tried())
                    .extracting(SourceState::toString)
                    .containsExactly(
                        "env UNSET: NOT SET (not set)",
                        "env BLANK: NOT SET (set but empty)",
                        "keyring absent: NOT SET (no such item)",
                        "keyring empty: NOT SET (the item is empty)",
                        "static value: NOT SET (the value is empty)"));
  }

  @Test
  void showsTheStateOfEverySourceWithoutAnyValue() {
    LookupChain chain =
        LookupChain.ofDefault(
            new EnvironmentSource("TOKEN"),
            new KeyringSource("there"),
            new StaticSource(Secret.of("canary")));

    assertThat(chain.states(access("TOKEN", "canary")))
        .extracting(SourceState::toString)
        .containsExactly("env TOKEN: SET", "keyring there: SET", "static value: SET");
    assertThat(chain.toString()).doesNotContain("canary");
  }

  private LookupResult resolve(LookupChain chain, String... variables) {
    return chain.resolve(LookupChain.DEFAULT_BINDING, access(variables));
  }

  private SecretAccess access(String... variables) {
    RequestContext context = TestContexts.with(variables);
    return new SecretAccess(
        context.environment(), keyring, new GoogleTokens(context, HttpClient.of(context)));
  }
}
