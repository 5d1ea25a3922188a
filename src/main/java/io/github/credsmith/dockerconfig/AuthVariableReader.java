package io.github.credsmith.dockerconfig;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.EmbeddedText;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a YAML file sets {@code DOCKER_AUTH_CONFIG} to, as the configuration of CI does: by a
 * key of that name with the value or with a mapping that has a {@code value}, or by a {@code name}
 * beside a {@code value}.
 */
public final class AuthVariableReader {
  private final SourceText source;
  private final List<EmbeddedText> values = new ArrayList<>();

  private AuthVariableReader(SourceText source) {
    this.source = source;
  }

  /**
   * The values that are written out, in the order of the text. One that is filled in later, by
   * {@code $NAME} or an expression in braces, is none.
   *
   * @throws DocumentException if the file is not YAML
   */
  public static List<EmbeddedText> values(SourceText source) {
    AuthVariableReader reader = new AuthVariableReader(source);
    for (Document document : YamlReader.readAll(source)) {
      reader.search(document.root());
    }
    return List.copyOf(reader.values);
  }

  private void search(Node node) {
    if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(this::search);
    } else if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> search(entry.value()));
      assigned(mapping).flatMap(AuthVariableReader::written).ifPresent(this::add);
    }
  }

  private static Optional<Node> assigned(Node.Mapping mapping) {
    boolean named =
        mapping
            .get("name")
            .filter(
                name ->
                    name instanceof Node.Scalar scalar
                        && scalar.isString(DockerConfigFiles.AUTH_VARIABLE))
            .isPresent();
    return named ? mapping.get("value") : mapping.get(DockerConfigFiles.AUTH_VARIABLE);
  }

  private static Optional<Node.Scalar> written(Node value) {
    if (value instanceof Node.Mapping described) {
      return described.get("value").flatMap(AuthVariableReader::written);
    }
    return Optional.of(value)
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast)
        .filter(scalar -> scalar.text().strip().startsWith("{") && !isFilledIn(scalar.text()));
  }

  private static boolean isFilledIn(String value) {
    return value.indexOf('$') >= 0 || value.contains("{{");
  }

  private void add(Node.Scalar value) {
    values.add(EmbeddedText.of(source, value));
  }
}
