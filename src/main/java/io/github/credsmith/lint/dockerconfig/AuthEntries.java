package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.AuthEntry;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.lint.RuleDescription;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The entries of docker configurations that something is wrong with, as findings. */
final class AuthEntries {
  private AuthEntries() {}

  /**
   * A finding for each entry that is at fault in its configuration.
   *
   * @param what completes the sentence "the entry ..."
   */
  static List<Finding> of(
      Stream<DockerConfig> configs,
      BiPredicate<DockerConfig, AuthEntry> atFault,
      RuleDescription rule,
      String what) {
    return configs
        .flatMap(config -> config.auths().stream().filter(entry -> atFault.test(config, entry)))
        .map(
            entry ->
                rule.finding(
                    entry.keyLocation(),
                    "The entry '" + SecretShapes.shown(entry.key().text()) + "' " + what + "."))
        .toList();
  }
}
