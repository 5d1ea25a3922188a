package io.github.credsmith.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.HelperConfigReader;
import io.github.credsmith.helperconfig.HelperConfigReading;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.HostPattern;
import io.github.credsmith.spec.SpecLoader;
import io.github.credsmith.uri.Glob;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an import does for each host does not depend on how many there are. */
class ManyHostsTest {
  private static final int HOSTS = 500;

  @Test
  void eachDraftIsCheckedWithThoseOfItsHostAlone() {
    AtomicInteger checked = new AtomicInteger();
    Function<CredentialSpec, List<Finding>> counting =
        spec -> {
          checked.addAndGet(spec.credentials().size());
          return SpecLoader.check(spec);
        };
    List<CredentialDraft> drafts =
        IntStream.range(0, HOSTS).mapToObj(i -> draft("h" + i + ".example", "*")).toList();
    ConsistentDrafts consistent = new ConsistentDrafts(drafts, counting, "credsmith.yaml");
    assertThat(consistent.kept()).isEqualTo(drafts);
    assertThat(checked).hasValue(HOSTS);
  }

  @Test
  void draftsThatContradictEachOtherAreStillFound() {
    List<CredentialDraft> drafts =
        List.of(
            draft("h.example", "/a/*"), draft("h.example:443", "/*/b"), draft("i.example", "/*/b"));
    ConsistentDrafts consistent = new ConsistentDrafts(drafts, SpecLoader::check, "credsmith.yaml");
    assertThat(consistent.kept()).containsExactly(drafts.get(0), drafts.get(2));
    assertThat(consistent.notes())
        .singleElement()
        .asString()
        .contains("not carried over as h.example:443", "a spec knows no order");
  }

  @Test
  void fewRulesAreAskedForAHost() {
    HelperConfig all = rules();
    RuleCandidates candidates = new RuleCandidates(all);
    int asked = 0;
    for (int i = 0; i < HOSTS; i++) {
      for (String authority : List.of("h" + i + ".example", "x.h" + i + ".example:8443")) {
        HelperConfig few = candidates.of(authority);
        RequestUri uri = RequestUri.parse("https://" + authority + "/");
        assertThat(few.ruleFor(uri)).isEqualTo(all.ruleFor(uri));
        asked += few.rules().size();
      }
    }
    assertThat(asked).isLessThanOrEqualTo(4 * 2 * HOSTS);
  }

  /** For each host itself, its ports, the hosts below, and the hosts below at their ports. */
  private static HelperConfig rules() {
    String rules =
        IntStream.range(0, HOSTS)
            .mapToObj(i -> "h" + i + ".example")
            .flatMap(
                host -> List.of(host, host + ":*", "*." + host, "*." + host + ":8443").stream())
            .map(host -> "{\"host\": \"" + host + "\", \"helper\": \"oci\"}")
            .collect(Collectors.joining(","));
    HelperConfigReading reading =
        HelperConfigReader.read(
            JsonReader.read(SourceText.of("rules.json", "{\"urls\": [" + rules + "]}")));
    return ((HelperConfigReading.Valid) reading).config();
  }

  private static CredentialDraft draft(String host, String path) {
    return new CredentialDraft(
        HostPattern.parse(host).orElseThrow(),
        Optional.empty(),
        Optional.of(new Glob(path)),
        ProviderSettings.of(HelperKind.OCI, ProviderConfig.defaultFor(HelperKind.OCI)),
        Optional.empty(),
        Location.ofFile("rules.json"));
  }
}
