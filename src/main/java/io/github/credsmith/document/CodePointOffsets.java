package io.github.credsmith.document;

/** Translates positions counted in code points into UTF-16 offsets, in constant time. */
final class CodePointOffsets {
  private final int length;

  /**
   * Offset of each code point; null where the text has no surrogates, so that both counts are the
   * same.
   */
  private final int[] offsets;

  CodePointOffsets(String text) {
    length = text.length();
    int count = text.codePointCount(0, length);
    offsets = count == length ? null : offsets(text, count);
  }

  /** The UTF-16 offset of a code point; the end of the text for any index past it. */
  int offset(int codePoint) {
    if (offsets == null) {
      return Math.min(codePoint, length);
    }
    return codePoint < offsets.length ? offsets[codePoint] : length;
  }

  private static int[] offsets(String text, int count) {
    int[] result = new int[count];
    int offset = 0;
    for (int i = 0; i < count; i++) {
      result[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    return result;
  }
}
