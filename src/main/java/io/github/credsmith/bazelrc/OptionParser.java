package io.github.credsmith.bazelrc;

import io.github.credsmith.bazelrc.BazelOption.Form;
import io.github.credsmith.bazelrc.BazelOption.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Groups the words of a line into options. Bazel knows every flag and so knows whether the next
 * word is a value; this reader knows the credential flags and decides about the others by their
 * looks:
 *
 * <ol>
 *   <li>what has {@code =} has its value;
 *   <li>{@code --noNAME} is a negation;
 *   <li>else the next word is the value if it does not begin with a dash.
 * </ol>
 *
 * <p>So a target after a boolean flag that is not known here is taken for its value; in an rc file,
 * where targets do not belong, that is the lesser error. Unlike Bazel, a value is not looked for in
 * the next line.
 */
final class OptionParser {
  private final List<Token> words;
  private final List<BazelOption> options = new ArrayList<>();
  private int next;

  private OptionParser(List<Token> words) {
    this.words = words;
  }

  static List<BazelOption> parse(List<Token> words) {
    OptionParser parser = new OptionParser(words);
    parser.readAll();
    return parser.options;
  }

  private void readAll() {
    boolean onlyPositional = false;
    while (next < words.size()) {
      Token word = words.get(next++);
      String text = word.value();
      onlyPositional |= text.equals("--");
      if (onlyPositional) {
        options.add(positional(word));
      } else if (text.startsWith("--")) {
        options.add(flag(word));
      } else if (isShort(text)) {
        options.add(abbreviation(word));
      } else {
        options.add(positional(word));
      }
    }
  }

  private BazelOption flag(Token word) {
    int equals = word.value().indexOf('=');
    String name = word.value().substring(2, equals < 0 ? word.value().length() : equals);
    Optional<Value> joined =
        equals < 0 ? Optional.empty() : Optional.of(new Value(word, equals + 1, false));
    String positive = name.startsWith("no") && name.length() > 2 ? name.substring(2) : name;
    if (isLabel(positive)) {
      return new BazelOption(
          word,
          Form.STARLARK,
          positive,
          !positive.equals(name),
          joined,
          CredentialFlag.named(positive));
    }
    Optional<FlagKind> kind = FlagNames.kind(name);
    boolean negated = kind.isEmpty() && joined.isEmpty() && !positive.equals(name);
    if (negated) {
      return new BazelOption(
          word, Form.FLAG, positive, true, Optional.empty(), CredentialFlag.named(positive));
    }
    boolean takesNext = kind.map(FlagKind::takesNextWord).orElseGet(this::nextLooksLikeValue);
    return new BazelOption(
        word,
        Form.FLAG,
        name,
        false,
        joined.isEmpty() && takesNext ? nextWord() : joined,
        CredentialFlag.named(name));
  }

  private BazelOption abbreviation(Token word) {
    String letter = word.value().substring(1, 2);
    boolean negated = word.value().length() == 3;
    Optional<Value> value =
        !negated && FlagNames.shortTakesNextWord(letter) ? nextWord() : Optional.empty();
    return new BazelOption(word, Form.SHORT, letter, negated, value, Optional.empty());
  }

  private static BazelOption positional(Token word) {
    return new BazelOption(
        word, Form.POSITIONAL, word.value(), false, Optional.empty(), Optional.empty());
  }

  private Optional<Value> nextWord() {
    return next < words.size()
        ? Optional.of(new Value(words.get(next++), 0, true))
        : Optional.empty();
  }

  private boolean nextLooksLikeValue() {
    return next < words.size() && !words.get(next).value().startsWith("-");
  }

  private static boolean isLabel(String name) {
    return name.startsWith("//") || name.startsWith("@");
  }

  /** {@code -k} or {@code -k-}. */
  private static boolean isShort(String text) {
    return text.startsWith("-") && (text.length() == 2 || text.length() == 3 && text.endsWith("-"));
  }
}
