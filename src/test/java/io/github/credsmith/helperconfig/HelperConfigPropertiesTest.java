package io.github.credsmith.helperconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.helperconfig.ProviderConfig.AuthMethod;
import io.github.credsmith.helperconfig.ProviderConfig.GithubConfig;
import io.github.credsmith.helperconfig.ProviderConfig.NoConfig;
import io.github.credsmith.helperconfig.ProviderConfig.OciConfig;
import io.github.credsmith.helperconfig.ProviderConfig.RemoteApisConfig;
import io.github.credsmith.helperconfig.ProviderConfig.S3Config;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.helperconfig.SourceEntry.TokenType;
import io.github.credsmith.helperconfig.UrlRule.Places;
import io.github.credsmith.uri.Glob;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class HelperConfigPropertiesTest {
  private static final Location NOWHERE = Location.ofFile("f");

  @Property(tries = 300)
  void whatIsWrittenReadsAsTheSameRules(@ForAll("configs") HelperConfig config) {
    String text = HelperConfigWriter.write(config);
    HelperConfigReading reading =
        HelperConfigReader.read(JsonReader.read(SourceText.of("f", text)));
    assertThat(reading).isInstanceOf(HelperConfigReading.Valid.class);
    HelperConfig read = ((HelperConfigReading.Valid) reading).config();
    assertThat(withoutPlaces(read)).isEqualTo(config);
    assertThat(HelperConfigWriter.write(read)).isEqualTo(text);
  }

  @Property(tries = 300)
  void theAnswerIsTheFirstRuleWithoutMismatch(
      @ForAll("configs") HelperConfig config, @ForAll("uris") RequestUri uri) {
    Optional<UrlRule> answer = config.ruleFor(uri);
    for (RuleMatch match : config.compare(uri)) {
      if (answer.isEmpty() || match.rule().index() < answer.get().index()) {
        assertThat(match.mismatches()).isNotEmpty();
      }
    }
    answer.ifPresent(rule -> assertThat(rule.match(uri).matches()).isTrue());
  }

  @Property(tries = 500)
  void aShadowedRuleNeverAnswers(
      @ForAll("configs") HelperConfig config, @ForAll("uris") RequestUri uri) {
    config.ruleFor(uri).ifPresent(rule -> assertThat(config.shadowedBy(rule)).isEmpty());
  }

  @Property(tries = 300)
  void noDocumentMakesTheReaderFail(@ForAll("jsonTexts") String text) {
    HelperConfigReading reading =
        HelperConfigReader.read(JsonReader.read(SourceText.of("f", text)));
    if (reading instanceof HelperConfigReading.Invalid invalid) {
      assertThat(invalid.problems()).isNotEmpty();
      assertThat(invalid.problems())
          .allSatisfy(problem -> assertThat(problem.what()).doesNotContain("\n"));
    }
  }

  @Provide
  Arbitrary<RequestUri> uris() {
    Arbitrary<String> bare = Arbitraries.of("a.b", "b.a:1", "a", "b:1");
    return Combinators.combine(Arbitraries.of("", "http://", "https://"), bare, paths())
        .as((scheme, host, path) -> scheme.isEmpty() ? host : scheme + host + path)
        .map(RequestUri::parse);
  }

  @Provide
  Arbitrary<HelperConfig> configs() {
    return rules().list().ofMaxSize(5).map(HelperConfigPropertiesTest::numbered);
  }

  /** Files made of the words that the reader knows, in places where they may not belong. */
  @Provide
  Arbitrary<String> jsonTexts() {
    Arbitrary<String> words =
        Arbitraries.of("helper", "oci", "config", "lookup_chain", "source", "env", "name", "a\\nb")
            .map(word -> '"' + word + '"');
    Arbitrary<String> scalars = Arbitraries.oneOf(words, Arbitraries.of("1", "null", "true"));
    return Arbitraries.recursive(() -> scalars, value -> nested(words, value), 0, 4)
        .list()
        .ofMaxSize(3)
        .map(rules -> "{\"urls\": [" + String.join(",", rules) + "]}");
  }

  private static Arbitrary<String> nested(Arbitrary<String> words, Arbitrary<String> value) {
    Arbitrary<String> arrays =
        value.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]");
    Arbitrary<String> objects =
        Arbitraries.maps(words, value)
            .ofMaxSize(4)
            .map(
                members ->
                    members.entrySet().stream()
                        .map(member -> member.getKey() + ":" + member.getValue())
                        .collect(Collectors.joining(",", "{", "}")));
    return Arbitraries.frequencyOf(Tuple.of(1, arrays), Tuple.of(3, objects));
  }

  private static Arbitrary<String> paths() {
    return Arbitraries.of("", "/", "/a", "/a/b");
  }

  private static Arbitrary<UrlRule> rules() {
    Arbitrary<Optional<String>> schemes = Arbitraries.of("http", "https").optional();
    Arbitrary<Optional<Glob>> hosts = globs("ab.:1*");
    Arbitrary<Optional<Glob>> paths = globs("/ab*");
    return Combinators.combine(schemes, hosts, paths, Arbitraries.of(HelperKind.class))
        .flatAs(
            (scheme, host, path, kind) ->
                configsOf(kind)
                    .map(
                        config ->
                            new UrlRule(0, scheme, host, path, kind, config, Places.at(NOWHERE))));
  }

  private static Arbitrary<Optional<Glob>> globs(String characters) {
    return Arbitraries.strings()
        .withChars(characters.toCharArray())
        .ofMinLength(1)
        .ofMaxLength(5)
        .map(Glob::new)
        .optional(0.7);
  }

  private static Arbitrary<ProviderConfig> configsOf(HelperKind kind) {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    Arbitrary<Optional<String>> texts = texts().optional();
    Arbitrary<Optional<List<SourceEntry>>> chains = entries().list().ofMaxSize(3).optional();
    return switch (kind) {
      case GITHUB -> Combinators.combine(flags, chains).as(GithubConfig::new);
      case OCI ->
          Combinators.combine(flags, Arbitraries.of(TokenExchangeMethod.class), chains)
              .as(OciConfig::new);
      case S3 -> Combinators.combine(texts, chains).as(S3Config::new);
      case REMOTEAPIS ->
          Combinators.combine(Arbitraries.of(AuthMethod.class), texts, chains)
              .as(RemoteApisConfig::new);
      case GCS, GAR, AZSTORAGE, NULL -> Arbitraries.just(new NoConfig());
    };
  }

  private static Arbitrary<SourceEntry> entries() {
    Arbitrary<String> bindings = Arbitraries.of("default", "username", "any \"other\"");
    Arbitrary<SourceEntry> env =
        Combinators.combine(texts(), bindings).as((n, b) -> new SourceEntry.Env(n, b, NOWHERE));
    Arbitrary<SourceEntry> keyring =
        Combinators.combine(texts(), bindings).as((n, b) -> new SourceEntry.Keyring(n, b, NOWHERE));
    Arbitrary<SourceEntry> literal =
        Combinators.combine(texts(), bindings).as((n, b) -> new SourceEntry.Static(n, b, NOWHERE));
    Arbitrary<SourceEntry> google =
        Combinators.combine(
                Arbitraries.of(TokenType.class),
                texts().list().ofMaxSize(2),
                texts().optional(),
                bindings)
            .as((t, s, a, b) -> new SourceEntry.Google(t, s, a, b, NOWHERE));
    return Arbitraries.oneOf(env, keyring, literal, google);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars('a', 'Z', '"', '\\', '\n', '/', '\u00e9', ' ')
        .ofMinLength(1)
        .ofMaxLength(6);
  }

  private static HelperConfig numbered(List<UrlRule> rules) {
    List<UrlRule> numbered = new ArrayList<>();
    for (UrlRule r : rules) {
      numbered.add(
          new UrlRule(
              numbered.size(), r.scheme(), r.host(), r.path(), r.helper(), r.config(), r.places()));
    }
    return new HelperConfig(numbered);
  }

  private static HelperConfig withoutPlaces(HelperConfig config) {
    return new HelperConfig(
        config.rules().stream()
            .map(
                r ->
                    new UrlRule(
                        r.index(),
                        r.scheme(),
                        r.host(),
                        r.path(),
                        r.helper(),
                        withoutPlaces(r.config()),
                        Places.at(NOWHERE)))
            .toList());
  }

  private static ProviderConfig withoutPlaces(ProviderConfig config) {
    Optional<List<SourceEntry>> chain =
        config
            .chain()
            .map(
                entries -> entries.stream().map(HelperConfigPropertiesTest::withoutPlace).toList());
    if (config instanceof GithubConfig github) {
      return new GithubConfig(github.readConfigFile(), chain);
    } else if (config instanceof OciConfig oci) {
      return new OciConfig(oci.parseDockerConfig(), oci.tokenExchangeMethod(), chain);
    } else if (config instanceof S3Config s3) {
      return new S3Config(s3.region(), chain);
    } else if (config instanceof RemoteApisConfig remote) {
      return new RemoteApisConfig(remote.authMethod(), remote.headerName(), chain);
    }
    return config;
  }

  private static SourceEntry withoutPlace(SourceEntry entry) {
    if (entry instanceof SourceEntry.Env env) {
      return new SourceEntry.Env(env.name(), env.binding(), NOWHERE);
    } else if (entry instanceof SourceEntry.Keyring keyring) {
      return new SourceEntry.Keyring(keyring.service(), keyring.binding(), NOWHERE);
    } else if (entry instanceof SourceEntry.Static literal) {
      return new SourceEntry.Static(literal.value(), literal.binding(), NOWHERE);
    }
    SourceEntry.Google google = (SourceEntry.Google) entry;
    return new SourceEntry.Google(
        google.tokenType(), google.scopes(), google.audience(), google.binding(), NOWHERE);
  }
}
