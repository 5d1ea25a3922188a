package io.github.credsmith.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.HelperScopes;
import io.github.credsmith.bazelrc.RcFileSet;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.HelperConfigReader;
import io.github.credsmith.helperconfig.HelperConfigReading;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.spec.Claim;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.LoadedSpec;
import io.github.credsmith.spec.SpecFixture;
import io.github.credsmith.uri.RequestUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A host means the same in a spec and in every file that is generated from it. */
class MeaningPropertiesTest {
  private static Path folder;
  private static SpecFixture specs;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("credsmith-specs");
    specs = new SpecFixture(folder);
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.deleteIfExists(folder.resolve("credsmith.yaml"));
    Files.deleteIfExists(folder);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theHelpersRulesAnswerWithTheCredentialThatTheSpecMeans(
      @ForAll("specs") String body, @ForAll("uris") List<String> uris) {
    CredentialSpec spec = usable(body);
    HelperConfig rules = rules(generated(spec).text(".tweag-credential-helper.json"));
    for (String text : uris) {
      RequestUri uri = RequestUri.parse(text);
      Optional<String> meant = spec.claimFor(uri).map(claim -> claim.credential().name().value());
      assertThat(rules.ruleFor(uri).flatMap(MeaningPropertiesTest::credential))
          .as(text)
          .isEqualTo(meant);
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void bazelAsksTheHelperExactlyForTheHostsOfTheSpec(
      @ForAll("specs") String body, @ForAll("uris") List<String> uris) {
    CredentialSpec spec = usable(body);
    MemoryWorkspace files = generated(spec);
    for (OperatingSystem platform : List.of(OperatingSystem.LINUX, OperatingSystem.WINDOWS)) {
      HelperScopes scopes = scopes(files, platform);
      for (String text : uris) {
        RequestUri uri = RequestUri.parse(text);
        boolean hostIsMeant =
            spec.claims().stream()
                .map(Claim::host)
                .anyMatch(host -> coversHost(host.toString(), uri));
        assertThat(scopes.helperFor(uri).isPresent()).as(text).isEqualTo(hostIsMeant);
        assertThat(scopes.helperFor(uri).map(helper -> helper.path().toString()))
            .isEqualTo(
                hostIsMeant
                    ? Optional.of(
                        platform == OperatingSystem.WINDOWS
                            ? "%workspace%/tools/credential-helper.bat"
                            : "%workspace%/tools/credential-helper")
                    : Optional.empty());
      }
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void theOrderOfASpecHasNoMeaning(@ForAll("credentialLists") List<String> credentials) {
    CredentialSpec spec = usable(body(credentials));
    List<String> reversed = new java.util.ArrayList<>(credentials);
    Collections.reverse(reversed);
    CredentialSpec other = usable(body(reversed));
    for (String path : List.of(".tweag-credential-helper.json", ".bazelrc")) {
      assertThat(generated(other).text(path)).isEqualTo(generated(spec).text(path));
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void generatingAgainChangesNothing(@ForAll("specs") String body) {
    CredentialSpec spec = usable(body);
    MemoryWorkspace files = generated(spec);
    Plan again = new Planner(new Templates(Optional.empty())).plan(request(spec, files), false);
    assertThat(again.isUpToDate()).as(again.toString()).isTrue();
  }

  @Provide
  Arbitrary<String> specs() {
    return credentialLists().map(MeaningPropertiesTest::body);
  }

  @Provide
  Arbitrary<List<String>> credentialLists() {
    Arbitrary<String> path =
        Arbitraries.of("", "", "", ", path: /x/*", ", path: /x/y/*", ", path: \"*.tgz\"");
    Arbitrary<String> scheme = Arbitraries.of("", "", "", ", scheme: https", ", scheme: http");
    Arbitrary<String> hosts =
        host()
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .uniqueElements()
            .map(list -> "[\"" + String.join("\", \"", list) + "\"]");
    return Combinators.combine(hosts, path, scheme)
        .as((h, p, s) -> "hosts: " + h + p + s + ", provider: remoteapis")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(
            list -> {
              List<String> named = new java.util.ArrayList<>();
              for (int i = 0; i < list.size(); i++) {
                named.add(
                    "  - {name: c"
                        + i
                        + ", "
                        + list.get(i)
                        + ", options: {headerName: c"
                        + i
                        + "}}\n");
              }
              return named;
            });
  }

  @Provide
  Arbitrary<List<String>> uris() {
    Arbitrary<String> authority =
        Combinators.combine(name(), Arbitraries.of("", "", ":443", ":8443", ":80", ":1"))
            .as(String::concat);
    Arbitrary<String> path =
        Arbitraries.of("", "/", "/x/y", "/x/y/z.tgz", "/z.tgz", "/x/%79/a%20b");
    Arbitrary<String> url =
        Combinators.combine(Arbitraries.of("https", "http"), authority, path)
            .as((s, a, p) -> s + "://" + a + p);
    return Arbitraries.frequencyOf(Tuple.of(4, url), Tuple.of(1, authority))
        .list()
        .ofMinSize(20)
        .ofMaxSize(20);
  }

  private static Arbitrary<String> host() {
    return Combinators.combine(
            Arbitraries.of("", "*."), name(), Arbitraries.of("", "", "", ":443", ":8443", ":80"))
        .as((star, name, port) -> star + name + port);
  }

  private static Arbitrary<String> name() {
    return Combinators.combine(
            Arbitraries.of("", "", "a.", "b.", "a.b."),
            Arbitraries.of("x.test", "y.x.test", "xx.test"))
        .as(String::concat);
  }

  private static boolean coversHost(String pattern, RequestUri uri) {
    String name = pattern.replaceFirst(":[0-9]+$", "").replaceFirst("^\\*\\.", "");
    return uri.host().equals(name) || pattern.startsWith("*.") && uri.host().endsWith("." + name);
  }

  private static String body(List<String> credentials) {
    return "bazel: {platforms: [linux, windows]}\ncredentials:\n" + String.join("", credentials);
  }

  /**
   * Random credentials may contradict each other; such a spec is refused, which is another test's
   * business.
   */
  private static CredentialSpec usable(String body) {
    LoadedSpec loaded = new SpecFixture(folder).file("credsmith.yaml", body).load("credsmith.yaml");
    Assume.that(loaded.isUsable());
    return loaded.spec().orElseThrow();
  }

  private static MemoryWorkspace generated(CredentialSpec spec) {
    MemoryWorkspace files = new MemoryWorkspace();
    Plan plan = new Planner(new Templates(Optional.empty())).plan(request(spec, files), false);
    assertThat(plan.refusals()).isEmpty();
    return files.apply(plan.changes());
  }

  private static GenerationRequest request(CredentialSpec spec, WorkspaceFiles files) {
    return new GenerationRequest(spec, "credsmith.yaml", files);
  }

  private static HelperConfig rules(String json) {
    HelperConfigReading reading =
        HelperConfigReader.read(
            JsonReader.read(io.github.credsmith.document.SourceText.of("f", json)));
    assertThat(reading).isInstanceOf(HelperConfigReading.Valid.class);
    return ((HelperConfigReading.Valid) reading).config();
  }

  /** Each credential has a header of its own name, so that a rule tells whose it is. */
  private static Optional<String> credential(UrlRule rule) {
    return rule.config() instanceof ProviderConfig.RemoteApisConfig remote
        ? remote.headerName()
        : Optional.empty();
  }

  private static HelperScopes scopes(MemoryWorkspace files, OperatingSystem platform) {
    Path root = Path.of("/workspace").toAbsolutePath();
    BazelrcStack stack =
        BazelrcStack.read(
            RcFileSet.ofWorkspace(root),
            path -> files.read(root.relativize(path).toString()),
            BazelVersion.NEWEST);
    assertThat(stack.problems()).isEmpty();
    return stack.effectiveOptions(BazelCommand.BUILD, List.of(), platform).helperScopes();
  }
}
