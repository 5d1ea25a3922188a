package io.github.credsmith.bazelrc;

import io.github.credsmith.document.SourceText;
import java.util.stream.IntStream;

/**
 * A file's text after Bazel has joined the lines that end in a backslash, which it does before
 * anything else. Each character knows its offset in the file. A byte-order mark is a character like
 * any other to Bazel and is the first one here; its offset is 0, like that of the character after
 * it.
 */
final class JoinedText {
  private static final String CRLF_JOIN = "\\\r\n";
  private static final String JOIN = "\\\n";

  private final char[] text;
  private final int mark;

  /** Empty if no lines are joined. */
  private final int[] offsets;

  private int length;

  JoinedText(SourceText source) {
    String original = source.text();
    mark = source.hasByteOrderMark() ? 1 : 0;
    length = original.length() + mark;
    text = new char[length];
    if (mark == 1) {
      text[0] = '\uFEFF';
    }
    original.getChars(0, original.length(), text, mark);
    boolean joined = original.contains(CRLF_JOIN) || original.contains(JOIN);
    offsets = joined ? new int[length] : new int[0];
    if (joined) {
      for (int i = mark; i < length; i++) {
        offsets[i] = i - mark;
      }
      // Two passes as in Bazel: the first may leave a pair for the second.
      remove(CRLF_JOIN);
      remove(JOIN);
    }
  }

  int length() {
    return length;
  }

  char at(int index) {
    return text[index];
  }

  /** The offset in the file of the character at an index. */
  int offset(int index) {
    return offsets.length == 0 ? Math.max(0, index - mark) : offsets[index];
  }

  /** Whether the characters of a stretch, at least one, stand side by side in the file. */
  boolean isWhole(int from, int to) {
    boolean marked = mark == 1 && from == 0;
    return !marked && offset(to - 1) - offset(from) == to - 1 - from;
  }

  String substring(int from, int to) {
    return new String(text, from, to - from);
  }

  int[] offsets(int from, int to) {
    return IntStream.range(from, to).map(this::offset).toArray();
  }

  private void remove(String pattern) {
    int kept = 0;
    for (int i = 0; i < length; ) {
      if (startsWith(pattern, i)) {
        i += pattern.length();
      } else {
        text[kept] = text[i];
        offsets[kept++] = offsets[i++];
      }
    }
    length = kept;
  }

  private boolean startsWith(String pattern, int at) {
    if (length - at < pattern.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      if (text[at + i] != pattern.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
