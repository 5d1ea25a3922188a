package io.github.credsmith.helper;

import io.github.credsmith.secret.Keyring;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SourceReading;
import java.util.Map;
import java.util.Optional;

/** A keyring in memory that is read only; or one that fails. */
public final class FakeKeyring implements Keyring {
  private final Map<String, String> items;
  private final Optional<String> failure;

  private FakeKeyring(Map<String, String> items, Optional<String> failure) {
    this.items = Map.copyOf(items);
    this.failure = failure;
  }

  /** A keyring with these items, value by service. */
  public static FakeKeyring with(Map<String, String> items) {
    return new FakeKeyring(items, Optional.empty());
  }

  /** A keyring that cannot be read. */
  public static FakeKeyring failing(String reason) {
    return new FakeKeyring(Map.of(), Optional.of(reason));
  }

  @Override
  public SourceReading read(String service) {
    if (failure.isPresent()) {
      return new SourceReading.Failed(failure.get());
    }
    String value = items.get(service);
    return value == null
        ? new SourceReading.NotFound("no such item")
        : new SourceReading.Found(Secret.of(value), Optional.empty());
  }

  @Override
  public void store(String service, Secret value) {
    throw new UnsupportedOperationException("read only");
  }

  @Override
  public boolean clear(String service) {
    throw new UnsupportedOperationException("read only");
  }
}
