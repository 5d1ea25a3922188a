package io.github.credsmith.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A keyring that answers from a table and remembers what it was asked. */
final class FakeKeyring implements Keyring {
  private final Map<String, SourceReading> items;
  private final List<String> asked = new ArrayList<>();

  FakeKeyring(Map<String, SourceReading> items) {
    this.items = items;
  }

  List<String> asked() {
    return asked;
  }

  @Override
  public SourceReading read(String service) {
    asked.add(service);
    return items.getOrDefault(service, new SourceReading.NotFound("no such item"));
  }

  @Override
  public void store(String service, Secret value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean clear(String service) {
    throw new UnsupportedOperationException();
  }
}
