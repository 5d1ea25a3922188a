package io.github.credsmith.dockerconfig;

import io.github.credsmith.dockerconfig.DockerConfigProblem.Kind;
import io.github.credsmith.document.Document;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a docker configuration. As docker does, it passes over keys it does not know and takes
 * {@code null} for absent. A fault in one entry is noted and leaves the others in force.
 */
public final class DockerConfigReader {
  private final ConfigFormat format;
  private final List<AuthEntry> auths = new ArrayList<>();
  private final List<CredHelper> helpers = new ArrayList<>();
  private final List<Node.Entry> others = new ArrayList<>();
  private final List<DockerConfigProblem> problems = new ArrayList<>();
  private Optional<CredHelper> store = Optional.empty();

  private DockerConfigReader(ConfigFormat format) {
    this.format = format;
  }

  /**
   * Reads a file's text. One that is empty or blank counts as {@code {}}, as it does for docker.
   *
   * @throws DocumentException if it is not JSON
   */
  public static DockerConfig read(SourceText source, ConfigFormat format) {
    SourceText content = source.text().isBlank() ? SourceText.of(source.file(), "{}") : source;
    return read(JsonReader.read(content), format);
  }

  /** Reads a JSON document. */
  public static DockerConfig read(Document document, ConfigFormat format) {
    DockerConfigReader reader = new DockerConfigReader(format);
    reader.members(document.root()).forEach(reader::topLevel);
    return reader.config(document.file());
  }

  /**
   * Reads a JSON document that is the map {@code auths} itself, the form of {@code .dockercfg}. The
   * format is {@link ConfigFormat#AUTHS_ONLY}.
   */
  public static DockerConfig readAuths(Document document) {
    DockerConfigReader reader = new DockerConfigReader(ConfigFormat.AUTHS_ONLY);
    reader.members(document.root()).forEach(reader::auth);
    return reader.config(document.file());
  }

  private DockerConfig config(String file) {
    problems.sort(Comparator.comparing(problem -> problem.location().span().start()));
    boolean refused = problems.stream().anyMatch(problem -> problem.kind() == Kind.UNKNOWN_KEY);
    return new DockerConfig(
        file, format, refused ? List.of() : auths, store, helpers, others, problems);
  }

  private void topLevel(Node.Entry entry) {
    switch (entry.name()) {
      case "auths" -> members(entry.value()).forEach(this::auth);
      case "credsStore" -> store = helper(entry).filter(named -> !named.name().isEmpty());
      case "credHelpers" ->
          members(entry.value()).forEach(member -> helper(member).ifPresent(helpers::add));
      default -> others.add(entry);
    }
    if (!entry.name().equals("auths")) {
      refuseWhereStrict(entry);
    }
  }

  private Optional<CredHelper> helper(Node.Entry entry) {
    Optional<String> name = text(entry.value());
    boolean refused =
        name.filter(text -> !text.isEmpty() && CredentialHelperName.parse(text).isEmpty())
            .isPresent();
    if (refused && format.hasHelpers()) {
      problems.add(DockerConfigProblem.invalidHelperName(entry.value().location()));
    }
    return name.map(
        text ->
            new CredHelper(entry.name(), entry.key().location(), text, entry.value().location()));
  }

  private void auth(Node.Entry entry) {
    List<Node.Entry> members = members(entry.value());
    Optional<String> encoded = member(members, "auth");
    Optional<StoredCredential.Login> login = encoded.flatMap(AuthDecoder::decode);
    Optional<DockerConfigProblem> fault =
        encoded.isPresent() && login.isEmpty()
            ? Optional.of(undecodable(members))
            : Optional.empty();
    fault.ifPresent(problems::add);
    auths.add(
        new AuthEntry(
            AuthKey.parse(entry.name()),
            entry.key().location(),
            entry.value().location(),
            new StoredCredential(
                login,
                member(members, "username"),
                member(members, "password").map(StoredSecret::new),
                member(members, "identitytoken").map(StoredSecret::new),
                member(members, "registrytoken").map(StoredSecret::new)),
            member(members, "email"),
            member(members, "serveraddress"),
            fault));
    members.stream()
        .filter(member -> !member.name().equals("auth"))
        .forEach(this::refuseWhereStrict);
  }

  /** A member's text; empty if it is absent or the empty string. */
  private Optional<String> member(List<Node.Entry> members, String key) {
    return members.stream()
        .filter(member -> member.name().equals(key))
        .findFirst()
        .flatMap(member -> text(member.value()))
        .filter(text -> !text.isEmpty());
  }

  private List<Node.Entry> members(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries();
    }
    if (!isNull(node)) {
      problems.add(wrongType(node, "an object"));
    }
    return List.of();
  }

  private Optional<String> text(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.STRING) {
      return Optional.of(scalar.text());
    }
    if (!isNull(node)) {
      problems.add(wrongType(node, "a string"));
    }
    return Optional.empty();
  }

  private void refuseWhereStrict(Node.Entry entry) {
    if (format == ConfigFormat.AUTH_VARIABLE) {
      problems.add(
          new DockerConfigProblem(
              Kind.UNKNOWN_KEY,
              entry.key().location(),
              "has the key "
                  + JsonText.quote(entry.name())
                  + " where docker takes \"auths\" with \"auth\" alone"));
    }
  }

  private static DockerConfigProblem undecodable(List<Node.Entry> members) {
    Node auth =
        members.stream().filter(m -> m.name().equals("auth")).findFirst().orElseThrow().value();
    return new DockerConfigProblem(
        Kind.UNDECODABLE_AUTH,
        auth.location(),
        "has an \"auth\" that is not the base64 of user:password");
  }

  private static DockerConfigProblem wrongType(Node node, String expected) {
    String found = node instanceof Node.Mapping ? "an object" : node.kindName();
    return new DockerConfigProblem(
        Kind.WRONG_TYPE, node.location(), "has " + found + " where " + expected + " is expected");
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.NULL;
  }
}
