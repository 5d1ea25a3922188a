package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.http.TestContexts;
import io.github.credsmith.secret.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One answer for many URLs of one caller, and for nobody else. */
class KeptAnswersTest {
  private static final Instant NOW = TestContexts.NOW;

  private final KeptAnswers kept = new KeptAnswers();
  private final AtomicInteger asked = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({
    // lifetime in seconds, age in seconds, how often its source is asked
    "600, 539, 1",
    "600, 540, 2",
    "60, 59, 1",
    "60, 60, 2",
    "0, 299, 1",
    "0, 300, 2"
  })
  void anAnswerIsKeptUntilShortlyBeforeItExpires(long lifetime, long age, int expected)
      throws ProviderFailure {
    Optional<Instant> expires =
        lifetime == 0 ? Optional.empty() : Optional.of(NOW.plusSeconds(lifetime));
    kept.get(at(NOW, "A", "1"), List.of(), () -> answer(expires));
    kept.get(at(NOW.plusSeconds(age), "A", "1"), List.of(), () -> answer(expires));
    assertThat(asked).hasValue(expected);
  }

  @Test
  void theAnswerSaysSo() throws ProviderFailure {
    Optional<Instant> expires = Optional.of(NOW.plusSeconds(600));
    assertThat(kept.get(at(NOW), List.of(), () -> answer(expires)).expires())
        .contains(NOW.plusSeconds(540));
  }

  @Test
  void whoDiffersInAnythingIsAnsweredAlone() throws ProviderFailure {
    List<RequestContext> callers =
        List.of(
            at(NOW),
            at(NOW, "A", "1"),
            at(NOW, "A", "2"),
            at(NOW, "B", "1"),
            at(NOW, "A", "1", "B", "1"),
            elsewhere());
    for (RequestContext caller : callers) {
      kept.get(caller, List.of(), () -> answer(Optional.empty()));
    }
    kept.get(at(NOW), List.of("another file"), () -> answer(Optional.empty()));
    assertThat(asked).hasValue(callers.size() + 1);
    kept.get(elsewhere(), List.of(), () -> answer(Optional.empty()));
    assertThat(asked).hasValue(callers.size() + 1);
  }

  @Test
  void aFailureIsNotKept() throws ProviderFailure {
    KeptAnswers.Source failing =
        () -> {
          throw new ProviderFailure("no", "try");
        };
    assertThatThrownBy(() -> kept.get(at(NOW), List.of(), failing)).hasMessage("no");
    kept.get(at(NOW), List.of(), () -> answer(Optional.empty()));
    assertThat(asked).hasValue(1);
  }

  @Test
  void whoAsksMeanwhileWaitsForTheSameAnswer() throws Exception {
    int callers = 16;
    CountDownLatch running = new CountDownLatch(callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<CredentialAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        answers.add(
            threads.submit(
                () -> {
                  running.countDown();
                  running.await();
                  return kept.get(at(NOW), List.of(), () -> answer(Optional.empty()));
                }));
      }
      for (Future<CredentialAnswer> answer : answers) {
        assertThat(answer.get()).isEqualTo(answers.get(0).get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void itHoldsABoundedNumberAndStaysRight() throws ProviderFailure {
    for (int i = 0; i < 1000; i++) {
      RequestContext caller = at(NOW, "N", Integer.toString(i));
      CredentialAnswer first = kept.get(caller, List.of(), () -> answer(Optional.empty()));
      assertThat(kept.get(caller, List.of(), () -> answer(Optional.empty()))).isEqualTo(first);
    }
    assertThat(asked).hasValue(1000);
  }

  private CredentialAnswer answer(Optional<Instant> expires) {
    return CredentialAnswer.of("x", Secret.of("s" + asked.incrementAndGet())).expiring(expires);
  }

  private static RequestContext at(Instant now, String... variables) {
    RequestContext context = TestContexts.with(variables);
    return new RequestContext(
        context.environment(),
        context.workingDirectory(),
        context.os(),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private static RequestContext elsewhere() {
    RequestContext here = at(NOW);
    return new RequestContext(here.environment(), Path.of("/elsewhere"), here.os(), here.clock());
  }
}
