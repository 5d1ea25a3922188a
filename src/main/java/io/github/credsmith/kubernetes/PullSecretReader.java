package io.github.credsmith.kubernetes;

import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.document.Document;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.EmbeddedText;
import io.github.credsmith.document.Fields;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.kubernetes.PullSecretProblem.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Reads one Secret that holds a docker configuration. As for the API server, {@code stringData}
 * goes before {@code data}.
 */
final class PullSecretReader {
  /** The most that all values of a Secret may have together: 1 MiB (core/v1, MaxSecretSize). */
  private static final long MAX_BYTES = 1024 * 1024;

  private final SourceText source;
  private final Fields secret;
  private final Located<PullSecretType> type;
  private final List<PullSecretProblem> problems = new ArrayList<>();

  private PullSecretReader(SourceText source, Fields secret, Located<PullSecretType> type) {
    this.source = source;
    this.secret = secret;
    this.type = type;
  }

  static PullSecret read(SourceText source, Fields secret, Located<PullSecretType> type) {
    PullSecretReader reader = new PullSecretReader(source, secret, type);
    Optional<DockerConfig> config = reader.content().flatMap(reader::config);
    reader.checkSize();
    return new PullSecret(ManifestReader.name(secret), type, config, reader.problems);
  }

  private Optional<EmbeddedText> content() {
    Optional<Node.Scalar> plain = value("stringData");
    Optional<Node.Scalar> encoded = value("data");
    if (plain.isPresent()) {
      return plain
          .filter(text -> !ManifestText.isFilledInLater(text.text()))
          .map(text -> EmbeddedText.of(source, text));
    }
    if (encoded.isPresent()) {
      return encoded.flatMap(this::decoded);
    }
    otherKey().ifPresent(this::wrongKey);
    return Optional.empty();
  }

  private Optional<Node.Scalar> value(String section) {
    return secret
        .fields(section)
        .flatMap(data -> data.mapping().get(type.value().key()))
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast);
  }

  private Optional<Node.Entry> otherKey() {
    return Stream.of("stringData", "data")
        .flatMap(section -> secret.fields(section).stream())
        .flatMap(data -> data.mapping().entries().stream())
        .filter(entry -> !ManifestText.isTemplate(entry.name()))
        .findFirst();
  }

  private void wrongKey(Node.Entry entry) {
    problem(
        Kind.WRONG_KEY,
        entry.key().location(),
        "has the key "
            + JsonText.quote(entry.name())
            + " where its type needs \""
            + type.value().key()
            + "\"");
  }

  private Optional<EmbeddedText> decoded(Node.Scalar value) {
    if (ManifestText.isFilledInLater(value.text())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(unwrapped(value.text()));
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return ManifestText.isFilledInLater(text)
          ? Optional.empty()
          : Optional.of(EmbeddedText.decoded(source, value, text));
    } catch (IllegalArgumentException notBase64) {
      problem(Kind.NOT_BASE64, value.location(), "has a value under \"data\" that is not base64");
    } catch (CharacterCodingException notText) {
      problem(Kind.NOT_JSON, value.location(), "has a value that is not JSON but binary");
    }
    return Optional.empty();
  }

  private Optional<DockerConfig> config(EmbeddedText text) {
    try {
      Document document = text.json();
      DockerConfig config = type.value().read(document);
      if (hasOtherForm(document.root(), config)) {
        problem(
            Kind.WRONG_FORM,
            document.root().location(),
            type.value() == PullSecretType.DOCKER_CFG
                ? "has \"auths\" in a .dockercfg, which holds the registries themselves"
                : "has registries beside \"auths\", where nobody looks for them");
        return Optional.empty();
      }
      return Optional.of(config);
    } catch (DocumentException notJson) {
      problem(Kind.NOT_JSON, notJson.location(), "has a value that " + notJson.getMessage());
      return Optional.empty();
    }
  }

  private boolean hasOtherForm(Node root, DockerConfig config) {
    return type.value() == PullSecretType.DOCKER_CFG
        ? root instanceof Node.Mapping all && all.get("auths").isPresent()
        : config.auths().isEmpty() && config.others().stream().anyMatch(e -> isEntry(e.value()));
  }

  private static boolean isEntry(Node node) {
    return node instanceof Node.Mapping members && members.get("auth").isPresent();
  }

  private void checkSize() {
    long bytes = size("stringData", String::length) + size("data", t -> t.length() * 3L / 4);
    if (bytes > MAX_BYTES) {
      problem(Kind.TOO_LARGE, type.location(), "holds about " + bytes / 1024 + " KiB of data");
    }
  }

  private long size(String section, ToLongFunction<String> bytes) {
    return secret.fields(section).stream()
        .flatMap(data -> data.mapping().entries().stream())
        .map(Node.Entry::value)
        .filter(Node.Scalar.class::isInstance)
        .mapToLong(value -> bytes.applyAsLong(unwrapped(((Node.Scalar) value).text())))
        .sum();
  }

  /** Go's decoder, which the API server uses, passes over line ends. */
  private static String unwrapped(String base64) {
    return base64.replace("\n", "").replace("\r", "");
  }

  private void problem(Kind kind, Location location, String what) {
    problems.add(new PullSecretProblem(kind, location, what));
  }
}
