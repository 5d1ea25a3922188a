package io.github.credsmith.lint.catalogue;

import io.github.credsmith.lint.Linter;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.across.AcrossRules;
import io.github.credsmith.lint.bazelrc.BazelrcRules;
import io.github.credsmith.lint.dockerconfig.DockerConfigRules;
import io.github.credsmith.lint.helperconfig.HelperConfigRules;
import io.github.credsmith.lint.kubernetes.KubernetesRules;
import io.github.credsmith.lint.spec.SpecRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule there is, in the order in which they are documented. */
public final class RuleCatalogue {
  private final List<Rule> rules =
      Stream.of(
              BazelrcRules.all(),
              HelperConfigRules.all(),
              DockerConfigRules.all(),
              KubernetesRules.all(),
              AcrossRules.all(),
              SpecRules.all())
          .flatMap(List::stream)
          .toList();

  /** The rules that look at a workspace. */
  public List<Rule> rules() {
    return rules;
  }

  /** What every finding of a linter can be about, its own settings and comments included. */
  public List<RuleDescription> descriptions() {
    return new Linter(rules).descriptions();
  }

  /** The rule of an id; empty if there is none. */
  public Optional<RuleDescription> find(String id) {
    return descriptions().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
