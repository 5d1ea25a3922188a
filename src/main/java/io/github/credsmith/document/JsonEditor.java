package io.github.credsmith.document;

import java.util.List;

/**
 * Changes single values in JSON text and leaves every other byte as it is: order, spacing, number
 * forms, line ends. For files that belong to somebody else, of which we own a few keys.
 */
public final class JsonEditor {
  private static final String DEFAULT_INDENT = "\t";

  private final String file;
  private final boolean byteOrderMark;
  private String text;

  /**
   * Starts from a text.
   *
   * @throws DocumentException from here or any method if the text is not JSON
   */
  public JsonEditor(SourceText source) {
    this.file = source.file();
    this.byteOrderMark = source.hasByteOrderMark();
    this.text = JsonReader.read(source).source().text();
  }

  /** The text with all changes so far, with the byte-order mark that it began with, if any. */
  public String text() {
    return byteOrderMark ? SourceText.BYTE_ORDER_MARK + text : text;
  }

  /**
   * Sets a value, adding the objects on the way to it that are missing. New keys go to the end of
   * their object.
   *
   * @param path keys from the root, at least one
   * @param json the new value as JSON text
   * @throws DocumentException if a value on the way is not an object
   */
  public void set(List<String> path, String json) {
    Node node = root();
    for (int i = 0; i < path.size(); i++) {
      Node.Mapping mapping = mapping(node);
      var existing = mapping.get(path.get(i));
      if (existing.isEmpty()) {
        insert(mapping, path.get(i), path.subList(i + 1, path.size()), json);
        return;
      }
      node = existing.get();
    }
    replace(start(node), end(node), json);
  }

  /** Removes a key with its value; does nothing if it is not there. */
  public void remove(List<String> path) {
    Node node = root();
    for (String key : path.subList(0, path.size() - 1)) {
      if (!(node instanceof Node.Mapping mapping) || mapping.get(key).isEmpty()) {
        return;
      }
      node = mapping.get(key).get();
    }
    String last = path.get(path.size() - 1);
    if (node instanceof Node.Mapping mapping && mapping.entry(last).isPresent()) {
      cut(mapping, mapping.entries().indexOf(mapping.entry(last).get()));
    }
  }

  private void cut(Node.Mapping mapping, int index) {
    List<Node.Entry> entries = mapping.entries();
    if (entries.size() == 1) {
      replace(start(mapping), end(mapping), "{}");
    } else if (index == 0) {
      replace(start(entries.get(0).key()), start(entries.get(1).key()), "");
    } else {
      replace(end(entries.get(index - 1).value()), end(entries.get(index).value()), "");
    }
  }

  private void insert(Node.Mapping mapping, String key, List<String> below, String json) {
    List<Node.Entry> entries = mapping.entries();
    if (entries.isEmpty()) {
      String indent = indentOfLine(start(mapping));
      replace(start(mapping), end(mapping), fileLayout().object(indent, key, below, json));
      return;
    }
    int firstKey = start(entries.get(0).key());
    int end = end(entries.get(entries.size() - 1).value());
    if (text.substring(start(mapping), firstKey).contains("\n")) {
      String indent = indentOfLine(firstKey);
      String member = fileLayout().member(indent, key, below, json);
      replace(end, end, "," + newline() + indent + member);
    } else {
      replace(end, end, ", " + Layout.ONE_LINE.member("", key, below, json));
    }
  }

  /** One line for what is added to a document that stands on one line itself. */
  private Layout fileLayout() {
    Node root = root();
    boolean hasMembers = root instanceof Node.Mapping mapping && !mapping.entries().isEmpty();
    return hasMembers && !text.substring(start(root), end(root)).contains("\n")
        ? Layout.ONE_LINE
        : new Layout(newline(), indentUnit());
  }

  /** How added text is laid out: one member a line, or, with both texts empty, all on one line. */
  private record Layout(String newline, String indentUnit) {
    static final Layout ONE_LINE = new Layout("", "");

    /**
     * A member whose value lies below further keys; {@code indent} is that of the line the member
     * stands on.
     */
    String member(String indent, String key, List<String> below, String json) {
      String value =
          below.isEmpty()
              ? json
              : object(indent, below.get(0), below.subList(1, below.size()), json);
      return JsonText.quote(key) + ": " + value;
    }

    String object(String indent, String key, List<String> below, String json) {
      String inner = indent + indentUnit;
      return "{" + newline + inner + member(inner, key, below, json) + newline + indent + "}";
    }
  }

  private String newline() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private String indentUnit() {
    if (root() instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      String unit = indentOfLine(start(mapping.entries().get(0).key()));
      return unit.isEmpty() ? DEFAULT_INDENT : unit;
    }
    return DEFAULT_INDENT;
  }

  private String indentOfLine(int offset) {
    int line = text.lastIndexOf('\n', offset - 1) + 1;
    int i = line;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return text.substring(line, i);
  }

  private Node.Mapping mapping(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw new DocumentException(
        node.location(), "has " + node.kindName() + " where an object is expected");
  }

  private Node root() {
    return JsonReader.read(SourceText.of(file, text)).root();
  }

  private void replace(int from, int to, String with) {
    text = text.substring(0, from) + with + text.substring(to);
  }

  private static int start(Node node) {
    return node.location().span().start().offset();
  }

  private static int end(Node node) {
    return node.location().span().end().offset();
  }
}
