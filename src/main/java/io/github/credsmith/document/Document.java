package io.github.credsmith.document;

import java.util.Optional;

/**
 * A file that was read as YAML or JSON.
 *
 * @param file the file as reports show it
 * @param source its decoded text
 * @param root the top-level value
 */
public record Document(String file, SourceText source, Node root) {

  /**
   * The value at a JSON pointer (RFC 6901).
   *
   * @return empty if the document has no such value or the pointer is malformed
   */
  public Optional<Node> at(String pointer) {
    return JsonPointer.parse(pointer).flatMap(p -> p.resolve(root));
  }
}
