package io.github.credsmith.schema;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Node;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Validates documents against our schemas. Each schema is read when it is first needed and kept, so
 * one validator should serve a whole run. Safe for use by several threads.
 */
public final class SchemaValidator {
  private final Map<SchemaName, CompiledSchema> compiled = new ConcurrentHashMap<>();

  /** Validates a document as {@link #validate(Node, SchemaName)} does its root. */
  public List<Finding> validate(Document document, SchemaName schema) {
    return validate(document.root(), schema);
  }

  /**
   * Validates a tree, whose nodes may come from several files.
   *
   * @return one error for each fault, ordered by file and position; empty if the tree fits. Faults
   *     that only follow from others are left out, and so is what goes beyond a thousand. No
   *     finding quotes a value that may be a secret.
   */
  public List<Finding> validate(Node root, SchemaName schema) {
    FindingWriter writer = new FindingWriter(root, schema.effect());
    return compiled
        .computeIfAbsent(schema, name -> CompiledSchema.of(name.key(), name.text()))
        .check(root)
        .stream()
        .flatMap(fault -> writer.write(fault).stream())
        .sorted(Finding.BY_PLACE)
        .toList();
  }
}
