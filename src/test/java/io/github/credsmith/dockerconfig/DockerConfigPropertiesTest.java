package io.github.credsmith.dockerconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DockerConfigPropertiesTest {
  private static final String OURS = "credsmith";
  private static final DockerConfigEditor EDITOR =
      new DockerConfigEditor(ConfigFormat.DOCKER, new CredentialHelperName(OURS));

  @Property(tries = 300)
  void afterAnEditTheHelpersAreTheWantedOnesAndThoseOfOthers(
      @ForAll("files") String text, @ForAll("registries") Set<RegistryKey> wanted) {
    Map<String, String> expected = helpers(text);
    expected.values().removeIf(OURS::equals);
    wanted.forEach(key -> expected.put(key.value(), OURS));
    assertThat(helpers(edit(text, wanted))).isEqualTo(expected);
  }

  @Property(tries = 300)
  void editingTwiceChangesNothingMore(
      @ForAll("files") String text, @ForAll("registries") Set<RegistryKey> wanted) {
    String once = edit(text, wanted);
    assertThat(edit(once, wanted)).isEqualTo(once);
  }

  @Property(tries = 300)
  void allElseStaysAsItIsByteForByte(
      @ForAll("files") String text, @ForAll("registries") Set<RegistryKey> wanted) {
    assertThat(others(edit(text, wanted))).isEqualTo(others(text));
  }

  @Property(tries = 300)
  void everyWantedRegistryIsAnsweredByTheHelper(
      @ForAll("files") String text, @ForAll("registries") Set<RegistryKey> wanted) {
    DockerConfig config = DockerConfigReader.read(parsed(edit(text, wanted)), ConfigFormat.DOCKER);
    for (RegistryKey registry : wanted) {
      assertThat(config.entryFor(registry, Optional.empty()))
          .isInstanceOfSatisfying(
              RegistryEntry.Helper.class, helper -> assertThat(helper.name()).hasToString(OURS));
    }
  }

  @Property(tries = 300)
  void everyFormOfAKeyMeansTheSameRegistry(
      @ForAll("registries") Set<RegistryKey> registries, @ForAll("forms") String form) {
    for (RegistryKey registry : registries) {
      String host = registry.equals(RegistryKey.DOCKER_HUB) ? "docker.io" : registry.value();
      assertThat(AuthKey.parse(form.formatted(host)).registry()).isEqualTo(registry);
    }
  }

  @Property(tries = 300)
  void noTextMakesReadingFail(@ForAll String key, @ForAll String value) {
    String text =
        "{\"auths\": {%s: {\"auth\": %s}}, \"credHelpers\": {%s: %s}}"
            .formatted(
                JsonText.quote(key),
                JsonText.quote(value),
                JsonText.quote(key),
                JsonText.quote(value));
    DockerConfig config = DockerConfigReader.read(parsed(text), ConfigFormat.DOCKER);
    assertThat(config.entryFor(RegistryKey.of(key), Optional.of(value))).isNotNull();
    assertThat(config.problems())
        .allSatisfy(problem -> assertThat(problem.what()).doesNotContain("\n"));
  }

  @Provide
  Arbitrary<String> forms() {
    return Arbitraries.of("%s", "https://%s", "http://%s/", "https://%s/v1/", "%s/v1/", "%s/a/b");
  }

  @Provide
  Arbitrary<Set<RegistryKey>> registries() {
    return Arbitraries.of("ghcr.io", "docker.io", "localhost:5000", "quay.io")
        .map(RegistryKey::of)
        .set()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> keys =
        Arbitraries.of("ghcr.io", "https://index.docker.io/v1/", "other.example", "docker.io");
    Arbitrary<String> names = Arbitraries.of(OURS, "pass", "");
    Arbitrary<String> spaces = Arbitraries.of("", " ", "\n    ", "\r\n\t");
    Arbitrary<Map<String, String>> helpers = Arbitraries.maps(keys, names).ofMaxSize(3);
    return Combinators.combine(helpers.optional(), spaces, spaces, Arbitraries.of(true, false))
        .as(DockerConfigPropertiesTest::file);
  }

  private static String file(
      Optional<Map<String, String>> helpers, String space, String inner, boolean first) {
    String others = space + "\"auths\":{\"a\":{ }}," + space + "\"x\" : [1.50,\t\"\u00e9\"]";
    if (helpers.isEmpty()) {
      return "{" + others + space + "}\n";
    }
    String members =
        helpers.get().entrySet().stream()
            .map(entry -> inner + "\"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
            .collect(Collectors.joining(",", "{", inner + "}"));
    String section = space + "\"credHelpers\":" + members;
    return "{" + (first ? section + "," + others : others + "," + section) + space + "}\n";
  }

  /** The text of every member but {@code credHelpers}, from its key to its end. */
  private static List<String> others(String text) {
    Node.Mapping root = (Node.Mapping) parsed(text).root();
    return root.entries().stream()
        .filter(entry -> !entry.name().equals("credHelpers"))
        .map(
            entry ->
                text.substring(
                    entry.key().location().span().start().offset(),
                    entry.value().location().span().end().offset()))
        .toList();
  }

  private static Map<String, String> helpers(String text) {
    Map<String, String> helpers = new LinkedHashMap<>();
    DockerConfigReader.read(parsed(text), ConfigFormat.DOCKER)
        .credHelpers()
        .forEach(helper -> helpers.put(helper.key(), helper.name()));
    return helpers;
  }

  private static String edit(String text, Set<RegistryKey> wanted) {
    return EDITOR.edit(Optional.of(SourceText.of("f", text)), wanted);
  }

  private static Document parsed(String text) {
    return JsonReader.read(SourceText.of("f", text));
  }
}
