package io.github.credsmith.bazelrc;

import io.github.credsmith.document.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The part of a hand-written file that credsmith writes: lines between two comment lines, the
 * second of which declares the SHA-256 of the lines, so that an edit by hand is noticed.
 *
 * <p>The checksum is taken over the body with LF line ends: a checkout with CRLF is not an edit.
 * Everything outside the block is kept byte for byte.
 */
public final class ManagedBlock {
  private final BlockMarkers markers;
  private final String specFile;

  /**
   * A block of a file whose comments run from {@code commentPrefix} to the end of the line.
   *
   * @param commentPrefix such as {@code #}
   * @param specFile the spec as the begin marker names it, relative to the repository
   * @throws IllegalArgumentException if one of them is empty or has a control character
   */
  public ManagedBlock(String commentPrefix, String specFile) {
    this.markers = new BlockMarkers(requirePrintable(commentPrefix));
    this.specFile = requirePrintable(specFile);
  }

  /** The block of a {@code .bazelrc}, whose comments begin with {@code #}. */
  public static ManagedBlock ofBazelrc(String specFile) {
    return new ManagedBlock("#", specFile);
  }

  /** Finds the block, whichever spec its begin marker names. */
  public BlockState find(SourceText source) {
    return new BlockScan(source, markers).result();
  }

  /**
   * The whole content of the file with {@code body} in its block. The line ends are those of the
   * old block. A file without a block gets one at its end, with the line ends of the file's last
   * line and after an empty line: without that, a last line that ends in a backslash would take the
   * begin marker as its continuation.
   *
   * @param body lines that each end with LF; may be empty
   * @return the content, with the byte-order mark if the source has one
   * @throws IllegalArgumentException if the body has a carriage return, a last line without LF, a
   *     line that ends in a backslash, or a line that would be taken for a marker
   * @throws IllegalStateException if the block is {@link BlockState.Broken}
   */
  public String replace(SourceText source, String body) {
    requireWritable(body);
    String block = markers.begin(specFile) + "\n" + body + markers.end(checksum(body));
    String text = source.text();
    BlockState state = find(source);
    if (state instanceof BlockState.Present present) {
      int start = present.span().start().offset();
      String newline = lineEndAfter(text, start);
      return byteOrderMark(source)
          + text.substring(0, start)
          + block.replace("\n", newline)
          + text.substring(present.span().end().offset());
    }
    requireAbsent(state);
    String newline = lastLineEnd(text);
    return byteOrderMark(source)
        + text
        + separator(text, newline)
        + block.replace("\n", newline)
        + newline;
  }

  /**
   * The whole content of the file without its block and the line end after it; a file without a
   * block as it is.
   *
   * @return the content, with the byte-order mark if the source has one
   * @throws IllegalStateException if the block is {@link BlockState.Broken}
   */
  public String remove(SourceText source) {
    String text = source.text();
    BlockState state = find(source);
    if (state instanceof BlockState.Present present) {
      int end = present.span().end().offset();
      int next = text.indexOf('\n', end);
      return byteOrderMark(source)
          + text.substring(0, present.span().start().offset())
          + (next < 0 ? "" : text.substring(next + 1));
    }
    requireAbsent(state);
    return byteOrderMark(source) + text;
  }

  /** The SHA-256 of a body with LF line ends, in lower-case hex. */
  static String checksum(String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void requireWritable(String body) {
    if (!body.isEmpty() && !body.endsWith("\n") || body.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("each line of a managed block ends with LF");
    }
    for (String line : body.split("\n")) {
      if (line.endsWith("\\")) {
        throw new IllegalArgumentException("a line of a managed block ends in a backslash");
      }
      if (markers.isBegin(line) || markers.isEnd(line)) {
        throw new IllegalArgumentException("a line of a managed block is itself a marker");
      }
    }
  }

  private static void requireAbsent(BlockState state) {
    if (state instanceof BlockState.Broken broken) {
      throw new IllegalStateException(
          "line " + broken.span().start().line() + ": " + broken.fault().description());
    }
  }

  private static String requirePrintable(String text) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("empty, or has a control character");
    }
    return text;
  }

  /**
   * An empty line; two after a backslash, because Bazel joins lines twice, first before CRLF and
   * then before LF.
   */
  private static String separator(String text, String newline) {
    String ended = text.isEmpty() || text.endsWith("\n") ? "" : newline;
    if (endsInBackslash(text)) {
      return ended + newline + newline;
    }
    boolean apart = text.isEmpty() || text.endsWith("\n\n") || text.endsWith("\n\r\n");
    return apart ? "" : ended + newline;
  }

  private static boolean endsInBackslash(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end > 0 && text.charAt(end - 1) == '\\';
  }

  private static String lastLineEnd(String text) {
    int newline = text.lastIndexOf('\n');
    return newline > 0 && text.charAt(newline - 1) == '\r' ? "\r\n" : "\n";
  }

  private static String lineEndAfter(String text, int start) {
    int newline = text.indexOf('\n', start);
    return newline > start && text.charAt(newline - 1) == '\r' ? "\r\n" : "\n";
  }

  private static String byteOrderMark(SourceText source) {
    return source.hasByteOrderMark() ? "\uFEFF" : "";
  }
}
