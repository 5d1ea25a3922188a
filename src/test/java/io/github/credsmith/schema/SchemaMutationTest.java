package io.github.credsmith.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake in a document gives one finding, in the right place. */
class SchemaMutationTest {
  /** Mappings that may have any key. */
  private static final Pattern OPEN =
      Pattern.compile(
          "lint\\.rules(\\..*|\\[.*)?"
              + "|auths(\\['[^]]*'\\]|\\.[^.]*)?"
              + "|(credHelpers|HttpHeaders|proxies|plugins|aliases|features)(\\..*|\\[.*)?");

  private static final SchemaValidator VALIDATOR = new SchemaValidator();

  @ParameterizedTest
  @EnumSource(SchemaName.class)
  void theUnchangedDocumentHasNoFindings(SchemaName schema) {
    assertThat(VALIDATOR.validate(Samples.full(schema), schema)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongValues")
  void aValueOfTheWrongTypeIsOneFindingAtTheValue(SchemaName schema, Mutation mutation) {
    List<Finding> findings = VALIDATOR.validate(mutation.root(), schema);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).location()).isEqualTo(mutation.place());
    assertThat(findings.get(0).rule()).isIn("schema/type", "schema/enum");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongKeys")
  void aWrongKeyIsOneFindingAtTheKey(SchemaName schema, Mutation mutation) {
    List<Finding> findings = VALIDATOR.validate(mutation.root(), schema);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).location()).isEqualTo(mutation.place());
    assertThat(findings.get(0).rule()).isEqualTo("schema/unknown-key");
    if (mutation.kind() == Mutation.Kind.MISSPELT_KEY) {
      String key = mutation.path().replaceFirst(".*[.]", "");
      assertThat(findings.get(0).fix()).startsWith("Did you mean '" + key + "'? ");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("removedKeys")
  void aRemovedKeyIsOneFindingWhereItIsRequired(SchemaName schema, Mutation mutation) {
    List<Finding> findings = VALIDATOR.validate(mutation.root(), schema);

    if (isRequired(schema, mutation.path())) {
      assertThat(findings).hasSize(1);
      assertThat(findings.get(0).rule()).isIn("schema/missing-key", "schema/size");
    } else {
      assertThat(findings).isEmpty();
    }
  }

  private static boolean isRequired(SchemaName schema, String path) {
    return switch (schema) {
      case CREDSMITH ->
          path.matches(
              "apiVersion|kind|metadata\\.name|bazel\\.rc\\.file"
                  + "|credentials\\[.\\]\\.(name|hosts|provider)"
                  + "|credentials\\[.\\]\\.secrets\\.default"
                  + "|credentials\\[.\\]\\.secrets\\..*\\[.\\]\\.[a-zA-Z]+");
      case HELPER_CONFIG ->
          path.matches(
              "urls|urls\\[.\\]\\.helper|urls.*\\.source|urls\\[.\\].*\\[[012]\\]\\.(name|service)");
      case DOCKER_CONFIG -> false;
    };
  }

  private static Stream<Arguments> wrongValues() {
    return mutations(Set.of(Mutation.Kind.WRONG_TYPE, Mutation.Kind.NULL));
  }

  private static Stream<Arguments> removedKeys() {
    return mutations(Set.of(Mutation.Kind.REMOVED_KEY));
  }

  private static Stream<Arguments> wrongKeys() {
    return mutations(Set.of(Mutation.Kind.UNKNOWN_KEY, Mutation.Kind.MISSPELT_KEY))
        .filter(
            arguments -> isClosed((SchemaName) arguments.get()[0], (Mutation) arguments.get()[1]));
  }

  private static boolean isClosed(SchemaName schema, Mutation mutation) {
    boolean topLevel =
        mutation.path().equals("the document") || mutation.path().matches("[A-Za-z]+");
    boolean ofRoot = mutation.kind() == Mutation.Kind.MISSPELT_KEY || mutation.path().contains(" ");
    return !OPEN.matcher(mutation.path()).matches()
        && !(schema == SchemaName.DOCKER_CONFIG && topLevel && ofRoot);
  }

  private static Stream<Arguments> mutations(Set<Mutation.Kind> kinds) {
    return Stream.of(SchemaName.values())
        .flatMap(
            schema ->
                Mutation.of(Samples.full(schema).root()).stream()
                    .filter(mutation -> kinds.contains(mutation.kind()))
                    .map(mutation -> Arguments.of(schema, mutation)));
  }
}
