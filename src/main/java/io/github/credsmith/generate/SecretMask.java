package io.github.credsmith.generate;

import io.github.credsmith.bazelrc.BazelrcFile;
import io.github.credsmith.bazelrc.RcSecrets;
import io.github.credsmith.document.Document;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.document.SecretSpans;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import io.github.credsmith.document.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Hides the secrets of configuration files in what people are shown of them. The same secret is
 * hidden by the same words, a different one by others, so that a change of a secret is still seen
 * as one.
 */
final class SecretMask {
  private static final Pattern WORDS = Pattern.compile("[\\s\"']+");

  /** Switches and numbers are no secrets, and hiding {@code 1} would hide half of the file. */
  private static final int SHORTEST_SECRET = 5;

  private final Map<String, String> hidden = new LinkedHashMap<>();

  private SecretMask() {}

  /** A mask for the secrets of a file's two states. */
  static SecretMask of(String path, String before, String after) {
    SecretMask mask = new SecretMask();
    for (String text : List.of(before, after)) {
      if (path.endsWith(".json")) {
        mask.addTrees(text, source -> List.of(JsonReader.read(source)));
      } else if (path.endsWith(".yaml") || path.endsWith(".yml")) {
        mask.addTrees(text, YamlReader::readAll);
        mask.addWords(text);
      } else if (path.contains("bazelrc")) {
        mask.addRc(text);
      } else {
        mask.addWords(text);
      }
    }
    return mask;
  }

  boolean hidesAnything() {
    return !hidden.isEmpty();
  }

  /** The text with every secret replaced; each stays on its line. */
  String apply(String text) {
    String masked = text;
    List<String> longestFirst = new ArrayList<>(hidden.keySet());
    longestFirst.sort(Comparator.comparing(String::length).reversed());
    for (String secret : longestFirst) {
      masked = masked.replace(secret, hidden.get(secret));
    }
    return masked;
  }

  private void hide(String secret) {
    hidden.computeIfAbsent(secret, text -> "<secret " + (hidden.size() + 1) + ">");
  }

  private void addRc(String text) {
    for (Span span : RcSecrets.of(BazelrcFile.parse(SourceText.of("", text)))) {
      cut(text, span).lines().filter(line -> line.length() >= SHORTEST_SECRET).forEach(this::hide);
    }
  }

  private void addWords(String text) {
    WORDS
        .splitAsStream(text)
        .filter(word -> SecretShapes.known(word).isPresent())
        .forEach(this::hide);
  }

  private static String cut(String text, Span span) {
    return text.substring(span.start().offset(), span.end().offset());
  }

  private void addTrees(String text, Function<SourceText, List<Document>> reader) {
    if (text.isBlank()) {
      return;
    }
    try {
      for (Document document : reader.apply(SourceText.of("", text))) {
        SecretSpans.below(document.root()).forEach(span -> hide(cut(text, span)));
      }
    } catch (DocumentException noTree) {
      // What cannot be understood cannot be masked line by line, so nothing of it is shown.
      text.lines().filter(line -> !line.isBlank()).forEach(this::hide);
    }
  }
}
