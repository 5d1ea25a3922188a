package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.lint.Rule;
import java.util.List;

/** The rules about docker configurations, in the order in which they are documented. */
public final class DockerConfigRules {
  private DockerConfigRules() {}

  /** All of them. */
  public static List<Rule> all() {
    return List.of(
        new NotJson(),
        new WrongType(),
        new VariableKeys(),
        new UndecodableAuth(),
        new HelperName(),
        new AuthDisagrees(),
        new PasswordBesideStore(),
        new LiteralSecret(),
        new KeyForm(),
        new DockerHubKey(),
        new HelperNotOnPath(),
        new ReadableByOthers());
  }
}
