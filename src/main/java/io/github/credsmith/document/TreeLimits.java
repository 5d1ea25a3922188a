package io.github.credsmith.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every reader refuses while it builds a tree: too much depth, too many values, a key given
 * twice.
 */
final class TreeLimits {
  /** The deepest nesting of lists and mappings. */
  static final int MAX_DEPTH = 64;

  /** The most values in one document, values repeated through aliases counted each time. */
  static final int MAX_VALUES = 500_000;

  private static final int LONGEST_SHOWN = 80;

  private int values;

  /** Counts values, those that an alias repeats included. */
  void count(int more, Supplier<Location> where) {
    values += more;
    if (values > MAX_VALUES) {
      throw new DocumentException(
          where.get(), "has more than " + MAX_VALUES + " values, aliases expanded");
    }
  }

  static void checkDepth(int depth, Supplier<Location> where) {
    if (depth > MAX_DEPTH) {
      throw new DocumentException(where.get(), "is nested more than " + MAX_DEPTH + " levels deep");
    }
  }

  /** The entries of a mapping, once no key stands in it twice. */
  static List<Node.Entry> unique(List<Node.Entry> entries) {
    Map<String, Node.Scalar> seen = new HashMap<>();
    for (Node.Entry entry : entries) {
      Node.Scalar first = seen.putIfAbsent(entry.name(), entry.key());
      if (first != null) {
        throw new DocumentException(
            entry.key().location(),
            "has the key '"
                + onOneLine(entry.name())
                + "' twice; it stands first at "
                + first.location().span().start());
      }
    }
    return new ArrayList<>(entries);
  }

  /** A key may hold anything, and a message is one line. */
  private static String onOneLine(String key) {
    String shown = key.replaceAll("\\p{Cntrl}", "?");
    return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
  }
}
