package io.github.credsmith.helper.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.context.UsedInputs;
import io.github.credsmith.helper.s3.AwsKeyChain.Outcome;
import io.github.credsmith.http.TestContexts;
import io.github.credsmith.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyCacheTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Outcome NONE = new Outcome(Optional.empty(), List.of(), Optional.empty());

  private final KeyCache cache = new KeyCache();
  private volatile int asked;

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
    ask(NONE, BEGIN);
    ask(NONE, BEGIN.plusSeconds(4));
    assertThat(asked).isEqualTo(1);
    ask(NONE, BEGIN.plusSeconds(5));
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void aFaultIsNotRemembered() throws Exception {
    assertThatThrownBy(
            () ->
                cache.get(
                    at(BEGIN),
                    recorded -> {
                      throw new IllegalArgumentException("a fault");
                    }))
        .hasMessageContaining("a fault");
    assertThat(ask(NONE, BEGIN)).isEqualTo(NONE);
  }

  @Test
  void whatWasUsedTellsCallersApartAndNothingElse() throws Exception {
    Outcome one = outcomeOf(at(BEGIN, "X", "1"), "X");
    assertThat(outcomeOf(at(BEGIN, "X", "1", "Y", "1"), "X")).isSameAs(one);
    assertThat(asked).isEqualTo(1);
    assertThat(outcomeOf(at(BEGIN, "X", "2"), "X")).isNotSameAs(one);
    assertThat(outcomeOf(at(BEGIN, "X", "1"), "X")).isNotSameAs(one);
    assertThat(asked).isEqualTo(3);
  }

  /** Else who keeps the answer would not know on what it depends. */
  @Test
  void toShareAnOutcomeIsToUseWhatItWasMadeFrom() throws Exception {
    outcomeOf(at(BEGIN, "X", "1"), "X");
    UsedInputs used = new UsedInputs();
    outcomeOf(at(BEGIN, "X", "1").recording(used), "X");
    assertThat(asked).isEqualTo(1);
    assertThat(used.holdFor(at(BEGIN, "X", "1", "Y", "1"))).isTrue();
    assertThat(used.holdFor(at(BEGIN, "X", "2"))).isFalse();
  }

  @Test
  void whoWaitedForSomebodyElsesOutcomeAsksForItsOwn() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    FutureTask<Outcome> first =
        new FutureTask<>(
            () ->
                cache.get(
                    at(BEGIN, "X", "1"),
                    recorded -> {
                      recorded.environment().get("X");
                      asking.countDown();
                      await(go);
                      return NONE;
                    }));
    new Thread(first, "first").start();
    asking.await();
    FutureTask<Outcome> second = new FutureTask<>(() -> outcomeOf(at(BEGIN, "X", "2"), "X"));
    new Thread(second, "second").start();
    go.countDown();
    assertThat(first.get()).isSameAs(NONE);
    assertThat(second.get()).isNotSameAs(NONE);
    assertThat(asked).isEqualTo(1);
  }

  private Outcome ask(Outcome outcome, Instant now) throws InterruptedException {
    return cache.get(
        at(now),
        recorded -> {
          asked++;
          return outcome;
        });
  }

  /** A new outcome, made from a variable. */
  private Outcome outcomeOf(RequestContext context, String variable) throws InterruptedException {
    return cache.get(
        context,
        recorded -> {
          asked++;
          recorded.environment().get(variable);
          return new Outcome(Optional.empty(), List.of(), Optional.empty());
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RequestContext at(Instant now, String... variables) {
    RequestContext context = TestContexts.with(variables);
    return new RequestContext(
        context.environment(),
        context.workingDirectory(),
        context.os(),
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
