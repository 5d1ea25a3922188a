package io.github.credsmith.kubernetes;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Fields;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the objects of a manifest, those in lists ({@code kind: List}) included. */
public final class ManifestReader {
  /** The kinds of which a Secret of their own name comes. */
  private static final Set<String> SECRETS = Set.of("Secret", "SealedSecret", "ExternalSecret");

  private final SourceText source;
  private final List<PullSecret> pullSecrets = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<SecretReference> references = new ArrayList<>();

  private ManifestReader(SourceText source) {
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @throws DocumentException if it is not YAML
   */
  public static Manifest read(SourceText source) {
    ManifestReader reader = new ManifestReader(source);
    for (Document document : YamlReader.readAll(source)) {
      if (document.root() instanceof Node.Mapping mapping) {
        reader.object(new Fields(mapping));
      }
    }
    return new Manifest(source, reader.pullSecrets, reader.names, reader.references);
  }

  private void object(Fields object) {
    object.fieldsOf("secretGenerator").forEach(this::generated);
    Optional<String> kind = object.text("kind").map(Located::value);
    if (kind.isEmpty()) {
      return;
    }
    if (kind.get().endsWith("List")) {
      object.fieldsOf("items").forEach(this::object);
      return;
    }
    if (SECRETS.contains(kind.get())) {
      name(object).ifPresent(names::add);
      object.fields("spec").flatMap(s -> s.fields("target")).ifPresent(this::generated);
    }
    if (kind.get().equals("Secret") && !isEncrypted(object)) {
      object
          .text("type")
          .flatMap(type -> located(type).map(t -> PullSecretReader.read(source, object, t)))
          .ifPresent(pullSecrets::add);
    }
    references(object.mapping());
  }

  /** What kustomize's {@code secretGenerator} and an ExternalSecret's {@code target} name. */
  private void generated(Fields secret) {
    secret.text("name").map(Located::value).ifPresent(names::add);
  }

  static Optional<String> name(Fields object) {
    return object.fields("metadata").flatMap(m -> m.text("name")).map(Located::value);
  }

  private static Optional<Located<PullSecretType>> located(Located<String> type) {
    return PullSecretType.named(type.value()).map(t -> new Located<>(t, type.location()));
  }

  /** SOPS encrypts the values and adds a section of its own. */
  private static boolean isEncrypted(Fields object) {
    return object.fields("sops").isPresent();
  }

  private void references(Node node) {
    if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(this::references);
    } else if (node instanceof Node.Mapping mapping) {
      new Fields(mapping)
          .fieldsOf(ManifestText.REFERENCES).stream()
              .flatMap(entry -> entry.text("name").stream())
              .map(name -> new SecretReference(name.value(), name.location()))
              .forEach(references::add);
      mapping.entries().forEach(entry -> references(entry.value()));
    }
  }
}
