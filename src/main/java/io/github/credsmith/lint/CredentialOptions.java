package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.EffectiveOption;
import io.github.credsmith.bazelrc.EffectiveOptions;
import io.github.credsmith.bazelrc.HelperScopes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the options of a command come to as far as credentials go. Most ways to call Bazel in a
 * workspace come to the same and share one of these, so they are equal only if they are the same.
 */
public final class CredentialOptions {
  private final List<BazelOption> options;
  private final HelperScopes helpers;
  private final List<Endpoint> endpoints;

  /**
   * What options come to.
   *
   * @param options what {@link #among} found
   * @param helpers the credential helpers among them
   */
  CredentialOptions(List<BazelOption> options, HelperScopes helpers) {
    this.options = List.copyOf(options);
    this.helpers = helpers;
    this.endpoints = options.stream().flatMap(option -> Endpoint.of(option).stream()).toList();
  }

  /** What invocations come to, each once, in the order of the invocations. */
  static List<CredentialOptions> of(List<Invocation> invocations) {
    return invocations.stream().map(Invocation::credentials).distinct().toList();
  }

  /** The options that set a {@link CredentialFlag}, in the order in which they apply. */
  static List<BazelOption> among(EffectiveOptions all) {
    return all.options().stream()
        .map(EffectiveOption::option)
        .filter(option -> option.credentialFlag().isPresent())
        .toList();
  }

  /** The credential helpers, and which one answers for a URI. */
  public HelperScopes helpers() {
    return helpers;
  }

  /** The services that flags name, in order. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Whether they set any of some flags. */
  public boolean setAny(Predicate<CredentialFlag> flags) {
    return options.stream().flatMap(option -> option.credentialFlag().stream()).anyMatch(flags);
  }

  /** The option that decides a flag that has one value. */
  public Optional<BazelOption> last(CredentialFlag flag) {
    return options.stream()
        .filter(option -> option.credentialFlag().filter(flag::equals).isPresent())
        .reduce((earlier, later) -> later);
  }
}
