package io.github.credsmith.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The decoded text of a file, which knows the line and column of every offset. Lines end with LF or
 * CRLF.
 *
 * <p>Immutable. Reading refuses what is larger than {@link #MAX_BYTES} and what is not UTF-8.
 */
public final class SourceText {
  /** The largest file that is read: 4 MiB. */
  public static final int MAX_BYTES = 4 * 1024 * 1024;

  /** What some editors put before the text (Unicode section 23.8). */
  static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final int FEW = 64;

  /** POSIX's {@code S_IFMT} and {@code S_IFIFO}, which every system gives these values. */
  private static final int TYPE_BITS = 0xF000;

  private static final int PIPE = 0x1000;

  private final String file;
  private final String text;
  private final boolean byteOrderMark;
  private final int[] lineStarts;

  /** Where the second halves of surrogate pairs stand, so that columns are counted at once. */
  private final int[] pairs;

  private SourceText(String file, String text, boolean byteOrderMark) {
    this.file = file;
    this.text = text;
    this.byteOrderMark = byteOrderMark;
    this.lineStarts = lineStarts(text);
    this.pairs = pairs(text);
  }

  /** A text that is already decoded; a byte-order mark at its start is set aside. */
  public static SourceText of(String file, String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new SourceText(file, marked ? text.substring(1) : text, marked);
  }

  /**
   * Decodes bytes as UTF-8.
   *
   * @throws DocumentException if there are more than {@link #MAX_BYTES} or they are not UTF-8
   */
  public static SourceText decode(String file, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new DocumentException(Location.ofFile(file), "is larger than the 4 MiB that are read");
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      Position end = of(file, text).end();
      throw new DocumentException(
          new Location(file, new Span(end, end)),
          "is not UTF-8: invalid byte at offset " + in.position());
    }
    return of(file, text);
  }

  /**
   * Reads a file that was found and not named by a person: a pipe, whose reader would wait for a
   * writer, is refused.
   *
   * @param path where it is
   * @param file how reports name it
   * @throws DocumentException as {@link #read} does, and if it is a pipe
   */
  public static SourceText readFound(Path path, String file) {
    if (!path.toFile().isFile() && isPipe(path)) {
      throw new DocumentException(Location.ofFile(file), "is a pipe, not a file");
    }
    return read(path, file);
  }

  private static boolean isPipe(Path path) {
    try {
      return ((int) Files.getAttribute(path, "unix:mode") & TYPE_BITS) == PIPE;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException notUnix) {
      return false;
    }
  }

  /**
   * Reads a file.
   *
   * @param path where it is
   * @param file how reports name it
   * @throws DocumentException if it is absent, a directory, unreadable, too large or not UTF-8
   */
  public static SourceText read(Path path, String file) {
    if (Files.isDirectory(path)) {
      throw new DocumentException(Location.ofFile(file), "is a directory, not a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return decode(file, in.readNBytes(MAX_BYTES + 1));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The content of a file that somebody else reads. */
  @FunctionalInterface
  public interface Content {

    /**
     * Reads it whole.
     *
     * @param limit how many bytes there may be
     * @throws IOException if there are more, or it cannot be read
     */
    byte[] read(int limit) throws IOException;
  }

  /**
   * Decodes content that somebody else reads.
   *
   * @param file how reports name it
   * @throws DocumentException if it cannot be read, is too large or not UTF-8
   */
  public static SourceText read(String file, Content content) {
    try {
      return decode(file, content.read(MAX_BYTES));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static DocumentException unreadable(String file, IOException e) {
    Location location = Location.ofFile(file);
    if (e instanceof NoSuchFileException) {
      return new DocumentException(location, "does not exist");
    }
    if (e instanceof AccessDeniedException) {
      return new DocumentException(location, "cannot be read: permission denied");
    }
    // The message of these begins with the path, by which the report names it anyway.
    Optional<String> reason =
        e instanceof FileSystemException f ? Optional.ofNullable(f.getReason()) : Optional.empty();
    return new DocumentException(location, "cannot be read: " + reason.orElse(e.getMessage()));
  }

  /** The file as reports show it. */
  public String file() {
    return file;
  }

  /** The whole text, without a byte-order mark, line ends as they are in the file. */
  public String text() {
    return text;
  }

  /**
   * Whether the file begins with a byte-order mark, which a writer that keeps the file's form puts
   * back.
   */
  public boolean hasByteOrderMark() {
    return byteOrderMark;
  }

  /** The whole content of the file: the text, after the byte-order mark that it may begin with. */
  public String content() {
    return byteOrderMark ? BYTE_ORDER_MARK + text : text;
  }

  /**
   * The file with changes made.
   *
   * @param edits of this file, none touching another
   */
  public SourceText edited(Collection<TextEdit> edits) {
    StringBuilder changed = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparing(TextEdit::start).reversed())
        .forEach(edit -> changed.replace(edit.start(), edit.end(), edit.text()));
    return new SourceText(file, changed.toString(), byteOrderMark);
  }

  /** Whether the first line of the file ends with CRLF. */
  public boolean usesCrlf() {
    int newline = text.indexOf('\n');
    return newline > 0 && text.charAt(newline - 1) == '\r';
  }

  /**
   * The position of an offset.
   *
   * @param offset in UTF-16 units; the length of the text gives its end
   */
  public Position position(int offset) {
    if (offset < 0 || offset > text.length()) {
      throw new IndexOutOfBoundsException("offset " + offset + " in a text of " + text.length());
    }
    int line = countBelow(lineStarts, offset + 1);
    int start = lineStarts[line - 1];
    int column = offset - start - (countBelow(pairs, offset) - countBelow(pairs, start)) + 1;
    return new Position(line, column, offset);
  }

  /** How many of some ascending numbers are less than a limit. */
  private static int countBelow(int[] ascending, int limit) {
    int found = Arrays.binarySearch(ascending, limit);
    return found < 0 ? -found - 1 : found;
  }

  /** The place between two offsets. */
  public Location location(int start, int end) {
    return new Location(file, new Span(position(start), position(end)));
  }

  /** One past the last character. */
  public Position end() {
    return position(text.length());
  }

  /** The number of lines; an empty text has one. */
  public int lineCount() {
    return lineStarts.length;
  }

  /**
   * The offset at which a line begins.
   *
   * @param number 1-based
   */
  public int lineStart(int number) {
    return lineStarts[number - 1];
  }

  /**
   * The text of a line without its line end.
   *
   * @param number 1-based
   */
  public String line(int number) {
    int start = lineStart(number);
    int end = number < lineStarts.length ? lineStarts[number] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[FEW];
    int count = 1;
    for (int newline = text.indexOf('\n');
        newline >= 0;
        newline = text.indexOf('\n', newline + 1)) {
      starts = withRoom(starts, count);
      starts[count++] = newline + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private static int[] pairs(String text) {
    int[] pairs = new int[FEW];
    int count = 0;
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) >= Character.MIN_LOW_SURROGATE
          && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i))) {
        pairs = withRoom(pairs, count);
        pairs[count++] = i;
      }
    }
    return Arrays.copyOf(pairs, count);
  }

  private static int[] withRoom(int[] numbers, int count) {
    return count < numbers.length ? numbers : Arrays.copyOf(numbers, count * 2);
  }
}
