package io.github.credsmith.helper.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.helper.s3.AwsKeyChain.Outcome;
import io.github.credsmith.helper.s3.KeyCache.Inputs;
import io.github.credsmith.http.TestContexts;
import io.github.credsmith.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyCacheTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Inputs INPUTS = inputs();

  private final KeyCache cache = new KeyCache();
  private int asked;

  @ParameterizedTest
  @CsvSource({
    "PT1H, PT57M59S, 1",
    "PT1H, PT58M, 2",
    "PT1M, PT0S, 2",
    ", PT9M59S, 1",
    ", PT10M, 2",
  })
  void aKeyIsRememberedUntilShortlyBeforeItsEnd(Duration life, Duration later, int times)
      throws Exception {
    AwsKey key =
        life == null
            ? AwsKey.lasting(Secret.of("a"), Secret.of("b"), Optional.empty())
            : AwsKey.ofSession("a", "b", "c", BEGIN.plus(life));
    Outcome outcome = new Outcome(Optional.of(key), List.of(), Optional.empty());
    ask(outcome, BEGIN);
    assertThat(ask(outcome, BEGIN.plus(later))).isEqualTo(outcome);
    assertThat(asked).isEqualTo(times);
  }

  @Test
  void thatThereIsNoneIsRememberedForMoments() throws Exception {
    Outcome none = new Outcome(Optional.empty(), List.of(), Optional.empty());
    ask(none, BEGIN);
    ask(none, BEGIN.plusSeconds(4));
    assertThat(asked).isEqualTo(1);
    ask(none, BEGIN.plusSeconds(5));
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void aFaultIsNotRemembered() throws Exception {
    assertThatThrownBy(
            () ->
                cache.get(
                    INPUTS,
                    at(BEGIN),
                    () -> {
                      throw new IllegalArgumentException("a fault");
                    }))
        .hasMessageContaining("a fault");
    Outcome none = new Outcome(Optional.empty(), List.of(), Optional.empty());
    assertThat(ask(none, BEGIN)).isEqualTo(none);
  }

  private Outcome ask(Outcome outcome, Instant now) throws InterruptedException {
    return cache.get(
        INPUTS,
        at(now),
        () -> {
          asked++;
          return outcome;
        });
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static Inputs inputs() {
    var context = TestContexts.with();
    return Inputs.of(context, AwsConfiguration.read(context));
  }
}
