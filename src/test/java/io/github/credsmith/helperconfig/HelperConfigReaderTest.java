package io.github.credsmith.helperconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.helperconfig.ProviderConfig.AuthMethod;
import io.github.credsmith.helperconfig.ProviderConfig.GithubConfig;
import io.github.credsmith.helperconfig.ProviderConfig.NoConfig;
import io.github.credsmith.helperconfig.ProviderConfig.OciConfig;
import io.github.credsmith.helperconfig.ProviderConfig.RemoteApisConfig;
import io.github.credsmith.helperconfig.ProviderConfig.S3Config;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.helperconfig.SourceEntry.TokenType;
import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelperConfigReaderTest {

  @Test
  void everyPartOfARuleIsReadWithItsPlace() {
    UrlRule rule =
        only(
            """
            {"urls": [
              {"scheme": "https",
               "host": "*.example.com",
               "path": "/acme/*",
               "helper": "github"}
            ]}
            """);
    assertThat(rule.index()).isZero();
    assertThat(rule.scheme()).contains("https");
    assertThat(rule.host()).contains(new Glob("*.example.com"));
    assertThat(rule.path()).contains(new Glob("/acme/*"));
    assertThat(rule.helper()).isEqualTo(HelperKind.GITHUB);
    assertThat(rule.location()).hasToString("f:2:3");
    assertThat(rule.places().scheme()).hasToString("f:2:14");
    assertThat(rule.places().host()).hasToString("f:3:12");
    assertThat(rule.places().path()).hasToString("f:4:12");
    assertThat(rule.places().helper()).hasToString("f:5:14");
  }

  @Test
  void anEmptyOrNullPartIsTheSameAsNone() {
    UrlRule rule =
        only(
            "{\"urls\": [{\"scheme\": \"\", \"host\": null, \"path\": \"\", \"helper\": \"null\"}]}");
    assertThat(rule.scheme()).isEmpty();
    assertThat(rule.host()).isEmpty();
    assertThat(rule.path()).isEmpty();
    assertThat(rule.places().scheme()).hasToString("f:1:22");
    assertThat(rule.places().host()).hasToString("f:1:34");
  }

  @Test
  void everyHelperHasItsDefaults() {
    assertThat(config("s3", "null")).isEqualTo(new S3Config(Optional.empty(), Optional.empty()));
    assertThat(config("github", "{}")).isEqualTo(new GithubConfig(true, Optional.empty()));
    assertThat(config("oci", "{}"))
        .isEqualTo(new OciConfig(true, TokenExchangeMethod.AUTO, Optional.empty()));
    assertThat(config("remoteapis", "{}"))
        .isEqualTo(new RemoteApisConfig(AuthMethod.HEADER, Optional.empty(), Optional.empty()));
    for (String helper : List.of("gcs", "gar", "azstorage", "null")) {
      assertThat(config(helper, "{}")).isEqualTo(new NoConfig());
    }
  }

  @Test
  void everyOptionIsRead() {
    assertThat(config("github", "{\"read_config_file\": false, \"lookup_chain\": []}"))
        .isEqualTo(new GithubConfig(false, Optional.of(List.of())));
    assertThat(
            config(
                "oci", "{\"parse_docker_config\": false, \"token_exchange_method\": \"oauth2\"}"))
        .isEqualTo(new OciConfig(false, TokenExchangeMethod.OAUTH2, Optional.empty()));
    assertThat(config("s3", "{\"region\": \"eu-central-1\"}"))
        .isEqualTo(new S3Config(Optional.of("eu-central-1"), Optional.empty()));
    assertThat(
            config("remoteapis", "{\"auth_method\": \"basic_auth\", \"header_name\": \"x-key\"}"))
        .isEqualTo(
            new RemoteApisConfig(AuthMethod.BASIC_AUTH, Optional.of("x-key"), Optional.empty()));
  }

  @Test
  void everySourceOfAChainIsRead() {
    List<SourceEntry> chain =
        config(
                "oci",
                """
                {"lookup_chain": [
                  {"source": "env", "name": "USER_VARIABLE", "binding": "username"},
                  {"source": "keyring", "service": "item"},
                  {"source": "static", "name": "canary-value", "binding": ""},
                  {"source": "google"},
                  {"source": "google", "token_type": "id", "scopes": ["a", "b"], "audience": "c",
                   "binding": "password"}
                ]}
                """)
            .chain()
            .orElseThrow();
    assertThat(chain)
        .extracting(SourceEntry::binding)
        .containsExactly("username", "default", "default", "default", "password");
    assertThat(chain.get(0))
        .isInstanceOfSatisfying(
            SourceEntry.Env.class, env -> assertThat(env.name()).isEqualTo("USER_VARIABLE"));
    assertThat(chain.get(1))
        .isInstanceOfSatisfying(
            SourceEntry.Keyring.class, item -> assertThat(item.service()).isEqualTo("item"));
    assertThat(chain.get(2))
        .isInstanceOfSatisfying(
            SourceEntry.Static.class,
            literal -> assertThat(literal.value()).isEqualTo("canary-value"));
    assertThat(chain.get(3))
        .isInstanceOfSatisfying(
            SourceEntry.Google.class,
            google -> {
              assertThat(google.tokenType()).isEqualTo(TokenType.ACCESS);
              assertThat(google.scopes()).isEmpty();
              assertThat(google.audience()).isEmpty();
            });
    assertThat(chain.get(4))
        .isInstanceOfSatisfying(
            SourceEntry.Google.class,
            google -> {
              assertThat(google.tokenType()).isEqualTo(TokenType.ID);
              assertThat(google.scopes()).containsExactly("a", "b");
              assertThat(google.audience()).contains("c");
            });
  }

  @Test
  void aSecretInTheFileIsNotPrinted() {
    HelperConfig config =
        valid(
            "{\"urls\": [{\"helper\": \"github\", \"config\": {\"lookup_chain\":"
                + " [{\"source\": \"static\", \"name\": \"canary-value\"}]}}]}");
    assertThat(config.toString()).contains("Static").doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"urls\": []}", "{\"urls\": null}"})
  void aFileWithoutRulesIsReadAsSuch(String text) {
    assertThat(valid(text).rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | WRONG_TYPE | 1:1",
        "{\"urls\": {}} | WRONG_TYPE | 1:10",
        "{\"urls\": [1]} | WRONG_TYPE | 1:11",
        "{\"urls\": [], \"url\": 1} | UNKNOWN_KEY | 1:14",
        "{\"urls\": [{}]} | MISSING_KEY | 1:11",
        "{\"urls\": [{\"helper\": 1}]} | WRONG_TYPE | 1:22",
        "{\"urls\": [{\"helper\": \"oic\"}]} | UNKNOWN_HELPER | 1:22",
        "{\"urls\": [{\"helper\": \"oci\", \"hots\": \"x\"}]} | UNKNOWN_KEY | 1:29",
        "{\"urls\": [{\"helper\": \"oci\", \"host\": [\"x\"]}]} | WRONG_TYPE | 1:37",
        "{\"urls\": [{\"helper\": \"gcs\", \"config\": {\"a\": 1}}]} | UNKNOWN_KEY | 1:40",
        "{\"urls\": [{\"helper\": \"oci\", \"config\": 7}]} | WRONG_TYPE | 1:39",
      })
  void aFaultOfFormIsNamedWithItsPlace(String text, String kind, String place) {
    assertThat(problems(text))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).hasToString(kind);
              assertThat(problem.location()).hasToString("f:" + place);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"parse_docker_config\": \"yes\" | WRONG_TYPE",
        "\"token_exchange_method\": \"canary\" | UNKNOWN_WORD",
        "\"region\": \"canary\" | UNKNOWN_KEY",
        "\"lookup_chain\": {} | WRONG_TYPE",
        "\"lookup_chain\": [\"canary\"] | WRONG_TYPE",
        "\"lookup_chain\": [{}] | MISSING_KEY",
        "\"lookup_chain\": [{\"source\": \"canary\", \"key\": \"canary\"}] | UNKNOWN_SOURCE",
        "\"lookup_chain\": [{\"source\": \"env\"}] | MISSING_KEY",
        "\"lookup_chain\": [{\"source\": \"env\", \"name\": \"\"}] | MISSING_KEY",
        "\"lookup_chain\": [{\"source\": \"env\", \"name\": \"A\", \"service\": \"b\"}] | UNKNOWN_KEY",
        "\"lookup_chain\": [{\"source\": \"keyring\"}] | MISSING_KEY",
        "\"lookup_chain\": [{\"source\": \"keyring\", \"name\": \"canary\"}] | KEYRING_NAME",
        "\"lookup_chain\": [{\"source\": \"google\", \"scopes\": \"canary\"}] | WRONG_TYPE",
        "\"lookup_chain\": [{\"source\": \"google\", \"token_type\": \"canary\"}] | UNKNOWN_WORD",
      })
  void aFaultInAHelpersConfigurationIsNamedWithoutItsValue(String member, String kind) {
    assertThat(problems("{\"urls\": [{\"helper\": \"oci\", \"config\": {" + member + "}}]}"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).hasToString(kind);
              assertThat(problem.what()).doesNotContain("canary", "\n");
            });
  }

  @Test
  void allFaultsAreNamedInTheOrderOfTheText() {
    List<HelperConfigProblem> problems =
        problems(
            """
            {"urls": [
              {"config": {"lookup_chian": []}, "helper": "oci", "hots": "a"},
              {"helper": "ghithub"}
            ], "line\\nfeed": 1}
            """);
    assertThat(problems)
        .extracting(problem -> problem.location().toString())
        .containsExactly("f:2:15", "f:2:53", "f:3:14", "f:4:4");
    assertThat(problems.get(0).alternatives())
        .containsExactly("parse_docker_config", "token_exchange_method", "lookup_chain");
    assertThat(problems.get(1).alternatives()).containsExactly("scheme", "host", "path");
    assertThat(problems.get(2).alternatives()).contains("github");
    assertThat(problems.get(3).what()).doesNotContain("\n");
  }

  private static ProviderConfig config(String helper, String config) {
    UrlRule rule =
        only("{\"urls\": [{\"helper\": \"" + helper + "\", \"config\": " + config + "}]}");
    assertThat(rule.helper()).isEqualTo(HelperKind.of(helper).orElseThrow());
    return rule.config();
  }

  private static UrlRule only(String text) {
    List<UrlRule> rules = valid(text).rules();
    assertThat(rules).hasSize(1);
    return rules.get(0);
  }

  private static HelperConfig valid(String text) {
    assertThat(read(text)).isInstanceOf(HelperConfigReading.Valid.class);
    return ((HelperConfigReading.Valid) read(text)).config();
  }

  private static List<HelperConfigProblem> problems(String text) {
    assertThat(read(text)).isInstanceOf(HelperConfigReading.Invalid.class);
    return ((HelperConfigReading.Invalid) read(text)).problems();
  }

  private static HelperConfigReading read(String text) {
    return HelperConfigReader.read(JsonReader.read(SourceText.of("f", text)));
  }
}
