package io.github.credsmith.helperconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words that both the code and the schemas know are the same words. */
class SchemaWordsTest {
  private static final String SPEC = "credsmith";
  private static final String CONFIG = "helper-config";

  @ParameterizedTest
  @CsvSource({
    SPEC + ", /$defs/provider",
    CONFIG + ", /$defs/urlRule/properties/helper",
  })
  void helpers(String schema, String place) throws IOException {
    assertThat(words(schema, place)).containsExactlyInAnyOrderElementsOf(ids(HelperKind.values()));
  }

  @ParameterizedTest
  @CsvSource({
    SPEC + ", /$defs/ociOptions/properties/tokenExchangeMethod",
    CONFIG + ", /$defs/ociConfig/properties/token_exchange_method",
  })
  void tokenExchangeMethods(String schema, String place) throws IOException {
    assertThat(words(schema, place))
        .containsExactlyInAnyOrderElementsOf(ids(ProviderConfig.TokenExchangeMethod.values()));
  }

  @ParameterizedTest
  @CsvSource({
    SPEC + ", /$defs/remoteapisOptions/properties/authMethod",
    CONFIG + ", /$defs/remoteapisConfig/properties/auth_method",
  })
  void authMethods(String schema, String place) throws IOException {
    assertThat(words(schema, place))
        .containsExactlyInAnyOrderElementsOf(ids(ProviderConfig.AuthMethod.values()));
  }

  @ParameterizedTest
  @CsvSource({
    SPEC + ", /$defs/source/properties/google/properties/tokenType",
    CONFIG + ", /$defs/googleEntry/properties/token_type",
  })
  void tokenTypes(String schema, String place) throws IOException {
    assertThat(words(schema, place))
        .containsExactlyInAnyOrderElementsOf(ids(SourceEntry.TokenType.values()));
  }

  @Test
  void sources() throws IOException {
    assertThat(words(CONFIG, "/$defs/entry/properties/source"))
        .containsExactlyInAnyOrderElementsOf(ids(SourceEntry.Source.values()));
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

  private static List<String> words(String schema, String place) throws IOException {
    return schema(schema).at(place).path("enum").valueStream().map(JsonNode::asString).toList();
  }

  private static List<String> ids(FileWord[] words) {
    return Stream.of(words).map(FileWord::id).toList();
  }

  private static JsonNode schema(String name) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(Project.root().resolve("schema/" + name + ".schema.json")));
  }
}
