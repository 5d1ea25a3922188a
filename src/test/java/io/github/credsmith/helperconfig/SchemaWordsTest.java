package io.github.credsmith.helperconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.credsmith.helperconfig.ProviderConfig.AuthMethod;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.helperconfig.SourceEntry.Source;
import io.github.credsmith.helperconfig.SourceEntry.TokenType;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words that both the code and the schemas know are the same words. */
class SchemaWordsTest {
  private static final String SPEC = "credsmith";
  private static final String CONFIG = "helper-config";

  static Stream<Arguments> vocabularies() {
    return Stream.of(
        arguments(SPEC, "/$defs/provider", HelperKind.values()),
        arguments(CONFIG, "/$defs/urlRule/properties/helper", HelperKind.values()),
        arguments(
            SPEC, "/$defs/ociOptions/properties/tokenExchangeMethod", TokenExchangeMethod.values()),
        arguments(
            CONFIG,
            "/$defs/ociConfig/properties/token_exchange_method",
            TokenExchangeMethod.values()),
        arguments(SPEC, "/$defs/remoteapisOptions/properties/authMethod", AuthMethod.values()),
        arguments(CONFIG, "/$defs/remoteapisConfig/properties/auth_method", AuthMethod.values()),
        arguments(SPEC, "/$defs/source/properties/google/properties/tokenType", TokenType.values()),
        arguments(CONFIG, "/$defs/googleEntry/properties/token_type", TokenType.values()),
        arguments(CONFIG, "/$defs/entry/properties/source", Source.values()));
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void everyWord(String schema, String place, FileWord[] words) throws IOException {
    assertThat(schema(schema).at(place).path("enum").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(Stream.of(words).map(FileWord::id).toList());
  }

  /** A helper without bindings has no place for secrets in a spec. */
  @ParameterizedTest
  @EnumSource(HelperKind.class)
  void bindings(HelperKind helper) throws IOException {
    JsonNode schema = schema(SPEC);
    List<String> bindings = new ArrayList<>();
    for (JsonNode branch : schema.at("/$defs/credential/allOf")) {
      JsonNode secrets = branch.at("/then/properties/secrets");
      if (branch.at("/if/properties/provider/const").asString("").equals(helper.id())
          && secrets.has("$ref")) {
        String definition = secrets.path("$ref").asString().substring(1);
        bindings.addAll(schema.at(definition).path("properties").propertyNames());
      }
    }
    assertThat(bindings).containsExactlyInAnyOrderElementsOf(helper.bindings());
  }

  private static JsonNode schema(String name) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(Project.root().resolve("schema/" + name + ".schema.json")));
  }
}
