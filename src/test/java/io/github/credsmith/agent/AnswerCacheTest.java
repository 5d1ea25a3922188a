package io.github.credsmith.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.CredentialProvider;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.CredentialService;
import io.github.credsmith.helper.NullProvider;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.ProviderRegistry;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.http.Connections;
import io.github.credsmith.uri.RequestUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For whom, for how long and by how many requests an answer is made. */
class AnswerCacheTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final RequestUri URI = RequestUri.parse("https://remote.buildbuddy.io/x");

  @TempDir private Path folder;

  private final TestClock clock = new TestClock();
  private final Counting provider = new Counting();
  private final List<Runnable> refreshes = new ArrayList<>();
  private final Map<String, String> variables = new TreeMap<>(Map.of("KEY", "k", "TERM", "dumb"));

  private final AnswerCache cache =
      new AnswerCache(
          new CredentialService(
              new ProviderRegistry(List.of(provider, new NullProvider())),
              CredentialRequest.over(Connections.ofEachClient())),
          Environment.of(Map.of("OWN", "same"), OperatingSystem.LINUX),
          refreshes::add);

  /** A clock that a test moves. */
  private static final class TestClock extends Clock {
    private volatile Instant now = NOW;

    void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Answers with the caller's KEY, what the file of the workspace says, and a number. */
  private static final class Counting implements CredentialProvider {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Optional<Duration> life = Optional.of(Duration.ofHours(1));
    private volatile Set<String> processVariables = Set.of();
    private volatile boolean fails;
    private volatile boolean sharesHosts;
    private volatile boolean empty;
    private volatile String more = "";
    private volatile Optional<CountDownLatch> gate = Optional.empty();

    @Override
    public HelperKind kind() {
      return HelperKind.REMOTEAPIS;
    }

    @Override
    public CredentialAnswer answer(CredentialRequest request) throws ProviderFailure {
      int number = asked.incrementAndGet();
      String key = request.context().environment().get("KEY").orElse("none");
      String file = file(request.context());
      try {
        gate.orElse(new CountDownLatch(0)).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProviderFailure("the request was interrupted", "try again");
      }
      if (fails) {
        throw new ProviderFailure("refused " + number, "log in");
      }
      return empty
          ? CredentialAnswer.none()
          : CredentialAnswer.none()
              .with("x-key", key + file + number)
              .with("x-more", more)
              .expiring(life.map(request.context().clock().instant()::plus));
    }

    private static String file(RequestContext context) {
      try {
        return new String(context.files().read(context.resolve("secret"), 100)).strip();
      } catch (IOException e) {
        return "-";
      }
    }

    @Override
    public Set<String> processVariables(CredentialRequest request) {
      return processVariables;
    }

    @Override
    public String cacheKey(RequestUri uri) {
      return sharesHosts ? "" : uri.host();
    }

    @Override
    public SetupReport setup(CredentialRequest request) {
      throw new AssertionError("not asked for");
    }
  }

  private RequestContext caller() {
    return new RequestContext(
        Environment.of(Map.copyOf(variables), OperatingSystem.LINUX),
        folder,
        OperatingSystem.LINUX,
        clock);
  }

  private String ask() throws CredentialFailure {
    return ask(URI);
  }

  private String ask(RequestUri uri) throws CredentialFailure {
    CredentialAnswer answer = cache.answer(uri, caller(), RequestLog.off()).orElseThrow();
    return answer.isNone() ? "" : answer.headers().get("x-key").get(0).reveal();
  }

  @Test
  void anAnswerIsMadeOnce() throws CredentialFailure {
    assertThat(ask()).isEqualTo("k-1");
    assertThat(ask()).isEqualTo("k-1");
    assertThat(ask(RequestUri.parse("https://remote.buildbuddy.io/y"))).isEqualTo("k-1");
    assertThat(ask(RequestUri.parse("https://other.buildbuddy.io/x"))).isEqualTo("k-2");
  }

  @Test
  void aBareHostSharesNothingWithUrls() throws CredentialFailure {
    assertThat(ask()).isEqualTo("k-1");
    variables.put("CREDENTIAL_HELPER_CONFIG_FILE", config().toString());
    assertThat(ask(RequestUri.parse("https://remote.buildbuddy.io/"))).isEqualTo("k-1");
    assertThat(ask(RequestUri.parse("remote.buildbuddy.io"))).isEqualTo("k-2");
  }

  private Path config() {
    try {
      return Files.writeString(
          folder.resolve("c.json"), "{\"urls\":[{\"helper\":\"remoteapis\"}]}");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCallerWithAnotherUsedVariableGetsAnotherAnswer() throws CredentialFailure {
    assertThat(ask()).isEqualTo("k-1");
    variables.put("KEY", "other");
    assertThat(ask()).isEqualTo("other-2");
    variables.put("KEY", "k");
    assertThat(ask()).isEqualTo("k-1");
    variables.remove("KEY");
    assertThat(ask()).isEqualTo("none-3");
  }

  @Test
  void aVariableThatNobodyAskedForDoesNotCount() throws CredentialFailure {
    assertThat(ask()).isEqualTo("k-1");
    variables.put("TERM", "xterm");
    variables.put("MORE", "x");
    assertThat(ask()).isEqualTo("k-1");
  }

  @Test
  void anAnswerEndsWithTheFileItWasMadeFrom() throws Exception {
    assertThat(ask()).isEqualTo("k-1");
    Files.writeString(folder.resolve("secret"), "s");
    assertThat(ask()).isEqualTo("ks2");
    Files.writeString(folder.resolve("secret"), "longer");
    assertThat(ask()).isEqualTo("klonger3");
    Files.delete(folder.resolve("secret"));
    assertThat(ask()).isEqualTo("k-1");
  }

  @Test
  void anotherFolderIsAnotherCaller() throws Exception {
    assertThat(ask()).isEqualTo("k-1");
    RequestContext elsewhere =
        new RequestContext(
            caller().environment(),
            Files.createDirectory(folder.resolve("elsewhere")),
            OperatingSystem.LINUX,
            clock);
    assertThat(cache.answer(URI, elsewhere, RequestLog.off())).isPresent();
    assertThat(provider.asked).hasValue(2);
  }

  @Test
  void anExpiredAnswerIsNeverGiven() throws CredentialFailure {
    assertThat(ask()).isEqualTo("k-1");
    clock.pass(Duration.ofHours(1).minusMillis(1));
    assertThat(ask()).isEqualTo("k-1");
    clock.pass(Duration.ofMillis(1));
    assertThat(ask()).isEqualTo("k-2");
  }

  @Test
  void anAnswerThatHasExpiredAlreadyIsNotKept() throws CredentialFailure {
    provider.life = Optional.of(Duration.ofSeconds(-1));
    assertThat(ask()).isEqualTo("k-1");
    assertThat(ask()).isEqualTo("k-2");
  }

  @Test
  void withoutAnExpiryItIsKeptForMinutes() throws CredentialFailure {
    provider.life = Optional.empty();
    assertThat(ask()).isEqualTo("k-1");
    clock.pass(Duration.ofMinutes(4));
    assertThat(ask()).isEqualTo("k-1");
    clock.pass(Duration.ofMinutes(1));
    assertThat(ask()).isEqualTo("k-2");
  }

  @Test
  void noAnswerIsKeptForSeconds() throws CredentialFailure {
    provider.empty = true;
    assertThat(ask()).isEmpty();
    clock.pass(Duration.ofSeconds(4));
    assertThat(ask()).isEmpty();
    assertThat(provider.asked).hasValue(1);
    clock.pass(Duration.ofSeconds(1));
    provider.empty = false;
    assertThat(ask()).isEqualTo("k-2");
  }

  @Test
  void aFailureIsKeptForSecondsOrUntilTheCallerChangesSomething() throws CredentialFailure {
    provider.fails = true;
    assertThatThrownBy(this::ask).hasMessageContaining("refused 1");
    assertThatThrownBy(this::ask).hasMessageContaining("refused 1");
    variables.put("KEY", "corrected");
    assertThatThrownBy(this::ask).hasMessageContaining("refused 2");
    clock.pass(Duration.ofSeconds(5));
    provider.fails = false;
    assertThat(ask()).isEqualTo("corrected-3");
  }

  @Test
  void lateInItsLifeItIsGivenAndMadeAnew() throws CredentialFailure {
    assertThat(ask()).isEqualTo("k-1");
    clock.pass(Duration.ofMinutes(44));
    assertThat(ask()).isEqualTo("k-1");
    assertThat(refreshes).isEmpty();
    clock.pass(Duration.ofMinutes(1));
    assertThat(ask()).isEqualTo("k-1");
    assertThat(ask()).isEqualTo("k-1");
    assertThat(refreshes).hasSize(1);
    refreshes.get(0).run();
    assertThat(ask()).isEqualTo("k-2");
    clock.pass(Duration.ofMinutes(44));
    assertThat(ask()).isEqualTo("k-2");
  }

  @Test
  void aRefreshThatFailsLosesNothing() throws CredentialFailure {
    assertThat(ask()).isEqualTo("k-1");
    clock.pass(Duration.ofMinutes(45));
    ask();
    provider.fails = true;
    refreshes.remove(0).run();
    assertThat(ask()).isEqualTo("k-1");
    assertThat(refreshes).isEmpty();
    clock.pass(Duration.ofSeconds(30));
    assertThat(ask()).isEqualTo("k-1");
    assertThat(refreshes).hasSize(1);
  }

  @Test
  void whoAsksAtTheSameTimeSharesOneRequest() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    provider.gate = Optional.of(gate);
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        answers.add(threads.submit(() -> ask()));
      }
      gate.countDown();
      for (Future<String> answer : answers) {
        assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo("k-1");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(provider.asked).hasValue(1);
  }

  @Test
  void aFailureIsSharedToo() throws Exception {
    provider.fails = true;
    CountDownLatch gate = new CountDownLatch(1);
    provider.gate = Optional.of(gate);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        answers.add(threads.submit(() -> ask()));
      }
      gate.countDown();
      for (Future<String> answer : answers) {
        assertThatThrownBy(() -> answer.get(1, TimeUnit.MINUTES)).hasMessageContaining("refused 1");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(provider.asked).hasValue(1);
  }

  @Test
  void aLibraryThatReadsTheProcessAnswersOnlyForTheSameEnvironment() throws CredentialFailure {
    provider.processVariables = Set.of("OWN", "CLOUD_*");
    assertThat(cache.answer(URI, caller(), RequestLog.off())).isEmpty();
    variables.put("OWN", "same");
    assertThat(ask()).isEqualTo("k-1");
    variables.put("CLOUD_TENANT", "t");
    assertThat(cache.answer(URI, caller(), RequestLog.off())).isEmpty();
    variables.remove("CLOUD_TENANT");
    assertThat(ask()).isEqualTo("k-1");
  }

  @Test
  void aClockThatIsPutBackMakesNothingLastLonger() throws CredentialFailure {
    provider.fails = true;
    assertThatThrownBy(this::ask).hasMessageContaining("refused 1");
    clock.pass(Duration.ofHours(-1));
    provider.fails = false;
    provider.life = Optional.empty();
    assertThat(ask()).isEqualTo("k-2");
    assertThat(ask()).isEqualTo("k-2");
    clock.pass(Duration.ofMinutes(-10));
    assertThat(ask()).isEqualTo("k-3");
  }

  @Test
  void whatComesOfAnInterruptedRequestIsKeptForNobody() throws Exception {
    provider.gate = Optional.of(new CountDownLatch(1));
    List<String> failures = new CopyOnWriteArrayList<>();
    Thread first =
        new Thread(
            () -> {
              try {
                ask();
              } catch (CredentialFailure e) {
                failures.add(e.getMessage());
              }
            });
    first.start();
    while (provider.asked.get() == 0) {
      Thread.onSpinWait();
    }
    first.interrupt();
    first.join();
    assertThat(failures).singleElement().asString().contains("interrupted");
    provider.gate = Optional.empty();
    assertThat(ask()).isEqualTo("k-2");
  }

  @Test
  void aFailureNamesTheHostThatWasAskedFor() {
    provider.fails = true;
    provider.sharesHosts = true;
    assertThatThrownBy(this::ask).hasMessageStartingWith("remote.buildbuddy.io (");
    assertThatThrownBy(() -> ask(RequestUri.parse("https://other.buildbuddy.io/x")))
        .hasMessageStartingWith("other.buildbuddy.io (")
        .hasMessageContaining("refused 1");
  }

  @Test
  void largeAnswersMakeRoomForEachOther() throws CredentialFailure {
    provider.more = "x".repeat(1 << 20);
    for (int i = 0; i < 100; i++) {
      ask(RequestUri.parse("https://host" + i + ".buildbuddy.io/x"));
    }
    assertThat(cache.size()).isBetween(1L, 6L);
  }

  @Test
  void pruningThrowsAwayWhatIsNoLongerValid() throws CredentialFailure {
    ask();
    variables.put("KEY", "other");
    clock.pass(Duration.ofMinutes(30));
    ask();
    assertThat(cache.size()).isEqualTo(2);
    clock.pass(Duration.ofMinutes(30));
    cache.prune(clock.instant());
    assertThat(cache.size()).isEqualTo(1);
    clock.pass(Duration.ofMinutes(30));
    cache.prune(clock.instant());
    assertThat(cache.size()).isZero();
  }

  @Test
  void whatIsKeptIsBounded() throws CredentialFailure {
    for (int i = 0; i < 50; i++) {
      variables.put("KEY", "k" + i);
      ask();
    }
    assertThat(cache.size()).isEqualTo(8);
    for (int i = 0; i < 6000; i++) {
      ask(RequestUri.parse("https://host" + i + ".buildbuddy.io/x"));
    }
    assertThat(cache.size()).isLessThanOrEqualTo(5000);
  }
}
