package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.http.NetworkSettings;
import io.github.credsmith.http.TestContexts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChallengeCacheTest {
  private static final Duration AGE = Duration.ofMinutes(1);
  private static final Demand NOTHING = new Demand.Nothing();

  private final Clock clock = TestContexts.with().clock();
  private final ChallengeCache cache = new ChallengeCache(2, AGE);

  @Test
  void forgetsTheLeastRecentlyUsed() {
    cache.put(key("a"), NOTHING, clock);
    cache.put(key("b"), NOTHING, clock);
    cache.get(key("a"), clock);
    cache.put(key("c"), NOTHING, clock);

    assertThat(cache.get(key("a"), clock)).contains(NOTHING);
    assertThat(cache.get(key("b"), clock)).isEmpty();
    assertThat(cache.get(key("c"), clock)).contains(NOTHING);
  }

  @Test
  void forgetsWhatIsOld() {
    cache.put(key("a"), NOTHING, clock);

    assertThat(cache.get(key("a"), Clock.offset(clock, AGE.minusMillis(1)))).contains(NOTHING);
    assertThat(cache.get(key("a"), Clock.offset(clock, AGE))).isEmpty();
  }

  @Test
  void keepsRepositoriesApartFromTheirRegistry() {
    cache.put(key("a"), NOTHING, clock);

    assertThat(
            cache.get(
                new ChallengeCache.Key(
                    key("a").network(), key("a").registry(), Optional.of("org/app")),
                clock))
        .isEmpty();
  }

  private static ChallengeCache.Key key(String registry) {
    return new ChallengeCache.Key(
        NetworkSettings.of(TestContexts.with()), new Registry(registry), Optional.empty());
  }
}
