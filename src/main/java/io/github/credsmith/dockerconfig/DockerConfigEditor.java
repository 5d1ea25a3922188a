package io.github.credsmith.dockerconfig;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.JsonEditor;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Enters one credential helper for a set of registries into {@code credHelpers} and leaves
 * everything else in the file as it is, byte for byte.
 *
 * @param helper the helper whose entries are kept up; those of others are only replaced where a
 *     registry is wanted for this one
 */
public record DockerConfigEditor(ConfigFormat format, CredentialHelperName helper) {
  private static final String SECTION = "credHelpers";
  private static final String NEW_FILE = "{}\n";

  /**
   * The text with an entry for each of the registries and, of this helper, no other. Editing the
   * result again gives the same text.
   *
   * @param existing the file's present text; empty if there is no file
   * @throws DocumentException if the text is not a JSON object or {@code credHelpers} in it is
   *     neither an object nor null
   */
  public String edit(Optional<SourceText> existing, Collection<RegistryKey> registries) {
    SourceText source =
        existing
            .filter(text -> !text.text().isBlank())
            .orElseGet(() -> SourceText.of(existing.map(SourceText::file).orElse(""), NEW_FILE));
    SortedSet<String> wanted =
        registries.stream().map(format::helperKey).collect(Collectors.toCollection(TreeSet::new));
    Optional<Node> section = section(JsonReader.read(source).root());
    JsonEditor editor = new JsonEditor(source);
    if (section.isPresent() && section.get() instanceof Node.Mapping present) {
      update(editor, present.entries(), wanted);
    } else if (!wanted.isEmpty()) {
      section.ifPresent(isNull -> editor.set(List.of(SECTION), "{}"));
      update(editor, List.of(), wanted);
    }
    return editor.text();
  }

  private void update(JsonEditor editor, List<Node.Entry> present, SortedSet<String> wanted) {
    for (String key : wanted) {
      if (present.stream().noneMatch(entry -> entry.name().equals(key) && isOurs(entry))) {
        editor.set(List.of(SECTION, key), JsonText.quote(helper.value()));
      }
    }
    List<Node.Entry> unwanted =
        present.stream().filter(entry -> isOurs(entry) && !wanted.contains(entry.name())).toList();
    if (wanted.isEmpty() && !unwanted.isEmpty() && unwanted.size() == present.size()) {
      editor.remove(List.of(SECTION));
    } else {
      unwanted.forEach(entry -> editor.remove(List.of(SECTION, entry.name())));
    }
  }

  /** The value of {@code credHelpers}: an object or null; empty if there is none. */
  private static Optional<Node> section(Node root) {
    Optional<Node> section = object(root).get(SECTION);
    section.filter(node -> !isNull(node)).ifPresent(DockerConfigEditor::object);
    return section;
  }

  private static Node.Mapping object(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw new DocumentException(
        node.location(), "has " + node.kindName() + " where an object is expected");
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.NULL;
  }

  private boolean isOurs(Node.Entry entry) {
    return entry.value() instanceof Node.Scalar scalar && scalar.isString(helper.value());
  }
}
