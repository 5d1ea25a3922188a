package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One computation for all who want it at the same time. */
class SingleFlightTest {
  private final SingleFlight<String, String> flights = new SingleFlight<>();
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void afterItsEndItIsComputedAnew() throws Exception {
    assertThat(flights.share("k", () -> "one")).isEqualTo("one");
    assertThat(flights.share("k", () -> "two")).isEqualTo("two");
  }

  @Test
  void whoComesMeanwhileWaitsForTheFirst() throws Exception {
    FutureTask<String> first = start(() -> flights.share("k", gated(() -> "one"))).task();
    running.await();
    Started second = start(() -> flights.share("k", () -> "two"));
    second.awaitWaiting();
    assertThat(flights.share("other", () -> "three")).isEqualTo("three");
    gate.countDown();
    assertThat(first.get()).isEqualTo("one");
    assertThat(second.task().get()).isEqualTo("one");
  }

  @Test
  void aFailureIsSharedAndNotKept() throws Exception {
    Supplier<String> failing =
        () -> {
          throw new IllegalArgumentException("a fault");
        };
    FutureTask<String> first = start(() -> flights.share("k", gated(failing))).task();
    running.await();
    Started second = start(() -> flights.share("k", () -> "two"));
    second.awaitWaiting();
    gate.countDown();
    assertThatThrownBy(first::get).hasMessageContaining("a fault");
    assertThatThrownBy(second.task()::get).hasMessageContaining("a fault");
    assertThat(flights.share("k", () -> "three")).isEqualTo("three");
  }

  @Test
  void whatComesOfAnInterruptedCallerIsForNobodyElse() throws Exception {
    Started first = start(() -> flights.share("k", gated(() -> "one")));
    running.await();
    Started second = start(() -> flights.share("k", () -> "two"));
    second.awaitWaiting();
    first.thread().interrupt();
    assertThat(first.task().get()).isEqualTo("interrupted");
    assertThat(second.task().get()).isEqualTo("two");
  }

  @Test
  void norIsAFailureOfAnInterruptedCaller() throws Exception {
    Supplier<String> failing =
        () -> {
          gated(() -> "one").get();
          throw new IllegalStateException("because it was interrupted");
        };
    Started first = start(() -> flights.share("k", failing));
    running.await();
    Started second = start(() -> flights.share("k", () -> "two"));
    second.awaitWaiting();
    first.thread().interrupt();
    assertThatThrownBy(first.task()::get).hasMessageContaining("because it was interrupted");
    assertThat(second.task().get()).isEqualTo("two");
  }

  @Test
  void whoWaitsCanBeInterrupted() throws Exception {
    FutureTask<String> first = start(() -> flights.share("k", gated(() -> "one"))).task();
    running.await();
    Started second = start(() -> flights.share("k", () -> "two"));
    second.awaitWaiting();
    second.thread().interrupt();
    assertThatThrownBy(second.task()::get).hasCauseInstanceOf(InterruptedException.class);
    gate.countDown();
    assertThat(first.get()).isEqualTo("one");
  }

  private record Started(FutureTask<String> task, Thread thread) {
    void awaitWaiting() {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
  }

  private static Started start(Callable<String> call) {
    FutureTask<String> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "caller");
    thread.setDaemon(true);
    thread.start();
    return new Started(task, thread);
  }

  private Supplier<String> gated(Supplier<String> result) {
    return () -> {
      running.countDown();
      try {
        gate.await();
        return result.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "interrupted";
      }
    };
  }
}
