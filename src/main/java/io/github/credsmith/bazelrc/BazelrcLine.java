package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * A logical line: what Bazel sees as one line after joining, which may be several lines of the
 * file.
 */
public final class BazelrcLine {
  private final SourceText source;
  private final int start;
  private final int end;
  private final List<Token> words;
  private final List<Token> emptyWords;
  private final Optional<Token> comment;

  BazelrcLine(
      SourceText source,
      int start,
      int end,
      List<Token> words,
      List<Token> emptyWords,
      Optional<Token> comment) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.words = List.copyOf(words);
    this.emptyWords = List.copyOf(emptyWords);
    this.comment = comment;
  }

  /** The text in the file, with its line end if it has one. */
  public String raw() {
    return source.text().substring(start, end);
  }

  /** The words that Bazel sees, none of them empty. */
  public List<Token> words() {
    return words;
  }

  /** Words whose value is empty, such as {@code ""}, which Bazel drops without a word. */
  public List<Token> emptyWords() {
    return emptyWords;
  }

  /** The comment that ends the line. Its value is what follows the {@code #}. */
  public Optional<Token> comment() {
    return comment;
  }

  /** The offset at which the line begins. */
  int start() {
    return start;
  }

  /** Where the line stands, its line end included. */
  public Location location() {
    return source.location(start, end);
  }
}
