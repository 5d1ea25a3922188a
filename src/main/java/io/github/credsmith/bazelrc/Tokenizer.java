package io.github.credsmith.bazelrc;

import io.github.credsmith.bazelrc.Token.Oddity;
import io.github.credsmith.document.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Splits a {@code .bazelrc} into lines and words exactly as Bazel does.
 *
 * <p>Contract: {@code RcFile::ParseFile} in Bazel's {@code src/main/cpp/rc_file.cc} and {@code
 * Tokenize} in {@code src/main/cpp/util/strings.cc}.
 */
final class Tokenizer {
  private final SourceText source;
  private final JoinedText text;
  private final List<BazelrcLine> lines = new ArrayList<>();

  // The line being read; indexes into the joined text.
  private int at;
  private int lineEnd;
  private List<Token> words;
  private List<Token> emptyWords;

  private Tokenizer(SourceText source) {
    this.source = source;
    this.text = new JoinedText(source);
  }

  static List<BazelrcLine> lines(SourceText source) {
    Tokenizer tokenizer = new Tokenizer(source);
    tokenizer.readLines();
    return List.copyOf(tokenizer.lines);
  }

  private void readLines() {
    int rawStart = 0;
    int start = 0;
    while (start < text.length()) {
      int newline = start;
      while (newline < text.length() && text.at(newline) != '\n') {
        newline++;
      }
      boolean last = newline == text.length();
      int rawEnd = last ? source.text().length() : text.offset(newline) + 1;
      lines.add(readLine(start, newline, rawStart, rawEnd));
      rawStart = rawEnd;
      start = newline + 1;
    }
    if (rawStart < source.text().length()) { // nothing but joins after the last line
      lines.add(
          new BazelrcLine(
              source, rawStart, source.text().length(), List.of(), List.of(), Optional.empty()));
    }
  }

  private BazelrcLine readLine(int start, int end, int rawStart, int rawEnd) {
    at = start;
    lineEnd = end;
    while (at < lineEnd && isTrimmed(text.at(at))) {
      at++;
    }
    while (lineEnd > at && isTrimmed(text.at(lineEnd - 1))) {
      lineEnd--;
    }
    words = new ArrayList<>();
    emptyWords = new ArrayList<>();
    Optional<Token> comment = Optional.empty();
    while (at < lineEnd && comment.isEmpty()) {
      if (isSeparator(text.at(at))) {
        at++;
      } else if (text.at(at) == '#') {
        comment = Optional.of(comment());
      } else {
        readPlainWord();
      }
    }
    return new BazelrcLine(source, rawStart, rawEnd, words, emptyWords, comment);
  }

  private Token comment() {
    if (text.isWhole(at, lineEnd)) {
      int hash = text.offset(at);
      String value = text.substring(at + 1, lineEnd);
      return new Token(source, hash, hash + 1 + value.length(), hash + 1, value);
    }
    int[] starts = text.offsets(at + 1, lineEnd);
    int[] ends = Arrays.stream(starts).map(offset -> offset + 1).toArray();
    int start = text.offset(at);
    int end = text.offset(lineEnd - 1) + 1;
    return new Token(source, start, end, text.substring(at + 1, lineEnd), starts, ends, Set.of());
  }

  /** Reads a word, which mostly has no quotes, escapes or line joins in it. */
  private void readPlainWord() {
    int end = at;
    while (end < lineEnd && isPlain(text.at(end))) {
      end++;
    }
    boolean complete = end == lineEnd || isSeparator(text.at(end));
    if (end == at || !complete || !text.isWhole(at, end)) {
      readWord();
      return;
    }
    int start = text.offset(at);
    words.add(new Token(source, start, start + end - at, start, text.substring(at, end)));
    at = end;
  }

  private void readWord() {
    int start = at;
    WordBuilder word = new WordBuilder();
    Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
    char quote = 0;
    while (at < lineEnd && (quote != 0 || !isSeparator(text.at(at)))) {
      char c = text.at(at);
      if (c == '\\') {
        if (at + 1 == lineEnd) {
          oddities.add(Oddity.DANGLING_BACKSLASH);
          at++;
        } else {
          word.add(at, at + 1);
          at += 2;
        }
      } else if (quote != 0 ? c == quote : c == '\'' || c == '"') {
        quote = quote == 0 ? c : 0;
        at++;
      } else if (quote == 0 && c == '#') {
        oddities.add(Oddity.CUT_BY_COMMENT);
        break;
      } else {
        word.add(at, at);
        at++;
      }
    }
    if (quote != 0) {
      oddities.add(Oddity.UNCLOSED_QUOTE);
    }
    Token token = word.token(text.offset(start), endOffset(at - 1), oddities);
    (token.value().isEmpty() ? emptyWords : words).add(token);
  }

  /** A byte-order mark has no extent in the text. */
  private int endOffset(int index) {
    return text.at(index) == '\uFEFF' && index == 0 && source.hasByteOrderMark()
        ? 0
        : text.offset(index) + 1;
  }

  private static boolean isPlain(char c) {
    return !isSeparator(c) && c != '\\' && c != '\'' && c != '"' && c != '#';
  }

  /** The white space of the C locale, which Bazel strips from both ends of a line. */
  private static boolean isTrimmed(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** What separates words. NUL does, because Bazel asks {@code strchr}. */
  private static boolean isSeparator(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\0';
  }

  /** Collects a word's value with the places its characters come from. */
  private final class WordBuilder {
    private final StringBuilder value = new StringBuilder();
    private int[] starts = new int[32];
    private int[] ends = new int[32];

    /** Adds the character at {@code index}, whose text begins at {@code from}. */
    void add(int from, int index) {
      int length = value.length();
      if (length == starts.length) {
        starts = Arrays.copyOf(starts, length * 2);
        ends = Arrays.copyOf(ends, length * 2);
      }
      starts[length] = text.offset(from);
      ends[length] = endOffset(index);
      value.append(text.at(index));
    }

    Token token(int start, int end, Set<Oddity> oddities) {
      int length = value.length();
      return new Token(
          source,
          start,
          end,
          value.toString(),
          Arrays.copyOf(starts, length),
          Arrays.copyOf(ends, length),
          oddities);
    }
  }
}
