package io.github.credsmith.document;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON (RFC 8259) with positions. Comments and trailing commas are refused, as every reader
 * of the files in question refuses them; a byte-order mark and CRLF are accepted.
 */
public final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(TreeLimits.MAX_DEPTH + 2)
                  .maxStringLength(SourceText.MAX_BYTES)
                  .maxNameLength(SourceText.MAX_BYTES)
                  .build())
          .build();

  private final SourceText source;
  private final JsonParser parser;
  private final TreeLimits limits = new TreeLimits();

  private JsonReader(SourceText source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * Reads one JSON document.
   *
   * @throws DocumentException if the text is not one JSON value, names a key twice or exceeds a
   *     limit; the message never quotes the text, which may hold secrets
   */
  public static Document read(SourceText source) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), source.text())) {
      return new JsonReader(source, parser).document();
    } catch (JacksonException e) {
      throw fault(source, e);
    }
  }

  private Document document() {
    if (parser.nextToken() == null) {
      throw new DocumentException(Location.ofFile(source.file()), "is empty");
    }
    Node root = value(1);
    if (parser.nextToken() != null) {
      throw new DocumentException(
          here(tokenStart(), tokenStart()), "is not JSON: text after the end of the value");
    }
    return new Document(source.file(), source, root);
  }

  private Node value(int depth) {
    int start = tokenStart();
    limits.count(1, () -> here(start, start));
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(depth, start);
      case START_ARRAY -> array(depth, start);
      case VALUE_STRING -> scalar(Node.ScalarType.STRING, parser.getString(), start);
      case VALUE_NUMBER_INT -> scalar(Node.ScalarType.INTEGER, parser.getString(), start);
      case VALUE_NUMBER_FLOAT -> scalar(Node.ScalarType.NUMBER, parser.getString(), start);
      case VALUE_TRUE, VALUE_FALSE -> scalar(Node.ScalarType.BOOLEAN, parser.getString(), start);
      case VALUE_NULL -> scalar(Node.ScalarType.NULL, "null", start);
      default -> throw new DocumentException(here(start, start), "is not JSON: unexpected text");
    };
  }

  private Node object(int depth, int start) {
    TreeLimits.checkDepth(depth, () -> here(start, start + 1));
    List<Node.Entry> entries = new ArrayList<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      Node.Scalar key = scalar(Node.ScalarType.STRING, parser.getString(), tokenStart());
      parser.nextToken();
      entries.add(new Node.Entry(key, value(depth + 1)));
    }
    return new Node.Mapping(TreeLimits.unique(entries), here(start, tokenStart() + 1));
  }

  private Node array(int depth, int start) {
    TreeLimits.checkDepth(depth, () -> here(start, start + 1));
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(depth + 1));
    }
    return new Node.Sequence(items, here(start, tokenStart() + 1));
  }

  private Node.Scalar scalar(Node.ScalarType type, String content, int start) {
    return new Node.Scalar(type, content, here(start, scalarEnd(start)));
  }

  /** The parser reads ahead of its tokens, so where a scalar ends is seen in the text itself. */
  private int scalarEnd(int start) {
    String text = source.text();
    int i = start;
    if (text.charAt(i) == '"') {
      for (i++; text.charAt(i) != '"'; i++) {
        if (text.charAt(i) == '\\') {
          i++;
        }
      }
      return i + 1;
    }
    while (i < text.length() && ",]} \t\r\n".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  private int tokenStart() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private Location here(int start, int end) {
    return source.location(start, end);
  }

  private static DocumentException fault(SourceText source, JacksonException e) {
    String text = source.text();
    if (e instanceof UnexpectedEndOfInputException) {
      Span end = new Span(source.end(), source.end());
      return new DocumentException(
          new Location(source.file(), end), "is not JSON: it ends in the middle of a value");
    }
    int offset = e.getLocation() == null ? 0 : (int) Math.max(0, e.getLocation().getCharOffset());
    int at = Math.min(offset, text.length());
    Location where = source.location(at, at);
    if (e instanceof StreamConstraintsException) {
      return new DocumentException(
          where,
          "is nested more than " + TreeLimits.MAX_DEPTH + " levels deep, or has a number too long");
    }
    boolean comment = at < text.length() && (text.charAt(at) == '/' || text.charAt(at) == '#');
    return new DocumentException(
        where,
        comment ? "is not JSON: comments are not allowed in it" : "is not JSON: unexpected text");
  }
}
