package io.github.credsmith.lint;

import io.github.credsmith.document.Located;
import io.github.credsmith.document.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts of a {@code .netrc} (netrc(5)); its logins and passwords are never kept.
 *
 * @param machines the names after {@code machine}, in the order of the text
 */
public record Netrc(List<Located<String>> machines) {
  /** A comment line, a macro up to the next blank line, or a word. */
  private static final Pattern TOKEN =
      Pattern.compile("(?m)^[ \\t]*#.*$|\\bmacdef\\b(?s:.*?)(?:\\R[ \\t]*\\R|\\z)|(?<word>\\S+)");

  public Netrc {
    machines = List.copyOf(machines);
  }

  /** Reads a file. What is no entry is passed over. */
  static Netrc read(SourceText source) {
    List<Located<String>> machines = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(source.text());
    Optional<String> keyword = nextWord(tokens);
    while (keyword.isPresent()) {
      switch (keyword.get()) {
        case "machine" ->
            nextWord(tokens)
                .map(h -> new Located<>(h, source.location(tokens.start(), tokens.end())))
                .ifPresent(machines::add);
        case "login", "password", "account" -> nextWord(tokens);
        default -> {}
      }
      keyword = nextWord(tokens);
    }
    return new Netrc(machines);
  }

  private static Optional<String> nextWord(Matcher tokens) {
    while (tokens.find()) {
      if (tokens.group("word") != null) {
        return Optional.of(tokens.group("word"));
      }
    }
    return Optional.empty();
  }
}
