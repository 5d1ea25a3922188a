package io.github.credsmith.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Sources in order, each for one binding: a name for what the secret is used as. For a binding, the
 * first source that yields a secret wins.
 *
 * @param entries the sources, in the order they are tried
 */
public record LookupChain(List<Entry> entries) {

  /** The binding of an entry that names none. */
  public static final String DEFAULT_BINDING = "default";

  /**
   * One source for one binding.
   *
   * @param binding what the secret is used as
   * @param source where it comes from
   */
  public record Entry(String binding, SecretSource source) {}

  public LookupChain {
    entries = List.copyOf(entries);
  }

  /** A chain of sources that are all for the default binding. */
  public static LookupChain ofDefault(SecretSource... sources) {
    List<Entry> entries = new ArrayList<>();
    for (SecretSource source : sources) {
      entries.add(new Entry(DEFAULT_BINDING, source));
    }
    return new LookupChain(entries);
  }

  /**
   * Looks a binding's secret up. A source that has nothing, and one that fails, let the next be
   * tried; failures are reported if none yields a secret.
   */
  public LookupResult resolve(String binding, SecretAccess access) {
    List<SourceState> tried = new ArrayList<>();
    boolean failed = false;
    for (Entry entry : entries) {
      if (!entry.binding().equals(binding)) {
        continue;
      }
      SourceReading reading = entry.source().read(access);
      if (reading instanceof SourceReading.Found found) {
        return new LookupResult.Found(found.secret(), entry.source(), found.expires());
      }
      failed |= reading instanceof SourceReading.Failed;
      tried.add(SourceState.of(entry, reading));
    }
    return failed ? new LookupResult.Failed(tried) : new LookupResult.NotFound(tried);
  }

  /** The state of every source, those after the first hit included; for people. */
  public List<SourceState> states(SecretAccess access) {
    return states(access, (binding, secret) -> Optional.empty());
  }

  /**
   * As {@link #states(SecretAccess)}; a source whose secret is of no use has failed.
   *
   * @param fault what is wrong with the secret of a binding; empty if nothing is
   */
  public List<SourceState> states(
      SecretAccess access, BiFunction<String, Secret, Optional<String>> fault) {
    return entries.stream()
        .map(entry -> SourceState.of(entry, checked(entry, entry.source().read(access), fault)))
        .toList();
  }

  private static SourceReading checked(
      Entry entry, SourceReading reading, BiFunction<String, Secret, Optional<String>> fault) {
    return reading instanceof SourceReading.Found found
        ? fault
            .apply(entry.binding(), found.secret())
            .<SourceReading>map(SourceReading.Failed::new)
            .orElse(reading)
        : reading;
  }
}
