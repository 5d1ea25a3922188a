package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.lint.Rule;
import java.util.List;

/** The rules about the helper configuration, in the order in which they are documented. */
public final class HelperConfigRules {
  private HelperConfigRules() {}

  /** All of them. */
  public static List<Rule> all() {
    return List.of(
        new NotJson(),
        new WrongType(),
        new UnknownKey(),
        new MissingKey(),
        new UnknownHelper(),
        new UnknownSource(),
        new UnknownWord(),
        new KeyringName(),
        new EmptyUrls(),
        new UnreachableRule(),
        new ImpossibleHost(),
        new HostCase(),
        new UnknownScheme(),
        new PathWithoutSlash(),
        new LooseSuffix(),
        new ProviderHost(),
        new MissingHeaderName(),
        new UnknownBinding(),
        new StaticSecret(),
        new NoSource());
  }
}
