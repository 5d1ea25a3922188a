package io.github.credsmith.helperconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.credsmith.document.Document;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.uri.RequestUri;
import java.util.List;

/** Fuzzed: which rule of a helper configuration answers a URI. */
class HelperConfigFuzzTest {
  private static final List<RequestUri> URIS =
      List.of(
          RequestUri.parse("https://github.com/acme/a"),
          RequestUri.parse("https://cdn.example.com:8443/a%20b"),
          RequestUri.parse("registry.example:5000"),
          RequestUri.parse("https://[::1]/"));

  @FuzzTest
  void rules(byte[] input) {
    Document document;
    try {
      document = JsonReader.read(SourceText.decode(HelperConfigFile.NAME, input));
    } catch (DocumentException notJson) {
      return;
    }
    if (HelperConfigReader.read(document) instanceof HelperConfigReading.Valid valid) {
      URIS.forEach(uri -> checkAnswer(valid.config(), uri));
    }
  }

  private static void checkAnswer(HelperConfig config, RequestUri uri) {
    List<UrlRule> matching =
        config.compare(uri).stream().filter(RuleMatch::matches).map(RuleMatch::rule).toList();
    assertThat(config.ruleFor(uri)).isEqualTo(matching.stream().findFirst());
    config
        .ruleFor(uri)
        .flatMap(config::shadowedBy)
        .ifPresent(by -> assertThat(by).as("would answer first").isIn(matching));
  }
}
