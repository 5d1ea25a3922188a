package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.lint.catalogue.RuleCatalogue;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds its bad example, and no rule finds anything in a good one. */
class RuleExamplesTest {
  @TempDir private Path root;

  static Stream<RuleDescription> rules() {
    return new RuleCatalogue().descriptions().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theBadExampleIsFound(RuleDescription rule) {
    List<Finding> findings = new LintFixture(root).lint(rule.bad());

    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals(rule.id()))
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.severity()).isEqualTo(rule.severity());
              assertThat(finding.what()).endsWith(".");
              assertThat(finding.why()).endsWith(".");
              assertThat(finding.fix()).endsWith(".");
            });
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nothingIsFoundInTheGoodExample(RuleDescription rule) {
    assertThat(new LintFixture(root).lint(rule.good())).isEmpty();
  }

  @Test
  void idsAreUniqueAndGrouped() {
    Set<String> seen = new HashSet<>();
    assertThat(rules())
        .allSatisfy(rule -> assertThat(rule.id()).matches("[a-z-]+/[a-z-]+"))
        .allMatch(rule -> seen.add(rule.id()));
  }
}
