package io.github.credsmith.secret;

import java.util.ArrayList;
import java.util.List;

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
    return entries.stream()
        .map(entry -> SourceState.of(entry, entry.source().read(access)))
        .toList();
  }
}
