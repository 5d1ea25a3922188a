package io.github.credsmith.helperconfig;

import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import io.github.credsmith.helperconfig.HelperConfigProblem.Kind;
import io.github.credsmith.helperconfig.SourceEntry.Source;
import io.github.credsmith.helperconfig.SourceEntry.TokenType;
import java.util.List;
import java.util.Optional;

/** Reads one entry of a lookup chain. */
final class SourceEntryReader {
  private final ObjectReader entry;

  private SourceEntryReader(ObjectReader entry) {
    this.entry = entry;
  }

  /** The entry; empty, with its problems noted, if it is not one. */
  static Optional<SourceEntry> read(Node node, List<HelperConfigProblem> problems) {
    return ObjectReader.of(node, problems).flatMap(entry -> new SourceEntryReader(entry).entry());
  }

  private Optional<SourceEntry> entry() {
    Optional<Source> source = entry.requiredWord("source", Kind.UNKNOWN_SOURCE, Source.values());
    if (source.isEmpty()) {
      return Optional.empty();
    }
    String binding =
        entry.string("binding").filter(b -> !b.isEmpty()).orElse(SourceEntry.DEFAULT_BINDING);
    Optional<SourceEntry> result =
        switch (source.get()) {
          case ENV -> entry.required("name").map(n -> new SourceEntry.Env(n, binding, here()));
          case KEYRING -> service().map(s -> new SourceEntry.Keyring(s, binding, here()));
          case STATIC ->
              entry.required("name").map(v -> new SourceEntry.Static(v, binding, here()));
          case GOOGLE -> Optional.of(google(binding));
        };
    entry.refuseLeftovers();
    return result;
  }

  private Optional<String> service() {
    if (entry.has("service") || !entry.has("name")) {
      return entry.required("service");
    }
    entry.take("name");
    entry.problem(
        Kind.KEYRING_NAME,
        entry.keyLocation("name"),
        "names a keyring item with \"name\"; the key is \"service\"",
        List.of("service"));
    return Optional.empty();
  }

  private SourceEntry google(String binding) {
    TokenType type =
        entry.word("token_type", Kind.UNKNOWN_WORD, TokenType.values()).orElse(TokenType.ACCESS);
    List<String> scopes = entry.strings("scopes");
    Optional<String> audience = entry.string("audience").filter(text -> !text.isEmpty());
    return new SourceEntry.Google(type, scopes, audience, binding, here());
  }

  private Location here() {
    return entry.location();
  }
}
