package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.EffectiveOptions;
import io.github.credsmith.bazelrc.HelperScopes;
import io.github.credsmith.context.OperatingSystem;
import java.util.Optional;

/**
 * One way to call Bazel in a workspace, and the options that the rc files give to it.
 *
 * @param config the {@code --config} on the command line; empty for none
 * @param credentials what the options come to as far as credentials go
 */
public record Invocation(
    BazelCommand command,
    Optional<String> config,
    OperatingSystem platform,
    EffectiveOptions options,
    CredentialOptions credentials) {
  /** The credential helpers among the options. */
  public HelperScopes helpers() {
    return credentials.helpers();
  }
}
