package io.github.credsmith.bazelrc;

import io.github.credsmith.document.SourceText;
import java.util.Arrays;

/**
 * A file's text after Bazel has joined the lines that end in a backslash, which it does before
 * anything else. Each character knows its offset in the file. A byte-order mark is a character like
 * any other to Bazel and is the first one here; its offset is 0, like that of the character after
 * it.
 */
final class JoinedText {
  private final char[] text;
  private final int[] offsets;
  private int length;

  JoinedText(SourceText source) {
    String original = source.text();
    int mark = source.hasByteOrderMark() ? 1 : 0;
    length = original.length() + mark;
    text = new char[length];
    offsets = new int[length];
    if (mark == 1) {
      text[0] = '\uFEFF';
    }
    original.getChars(0, original.length(), text, mark);
    for (int i = mark; i < length; i++) {
      offsets[i] = i - mark;
    }
    // Two passes as in Bazel: the first may leave a pair for the second.
    remove("\\\r\n");
    remove("\\\n");
  }

  int length() {
    return length;
  }

  char at(int index) {
    return text[index];
  }

  /** The offset in the file of the character at an index. */
  int offset(int index) {
    return offsets[index];
  }

  String substring(int from, int to) {
    return new String(text, from, to - from);
  }

  int[] offsets(int from, int to) {
    return Arrays.copyOfRange(offsets, from, to);
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
