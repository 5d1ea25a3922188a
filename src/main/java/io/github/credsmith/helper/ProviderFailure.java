package io.github.credsmith.helper;

import io.github.credsmith.secret.SourceState;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that a provider cannot answer. The message is the cause: one line for people, without
 * the host and the provider's name, which are added, and without any secret.
 */
public final class ProviderFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * A failure.
   *
   * @param cause what is wrong, for example {@code no token was found}
   * @param remedy what to do about it, preferably a command, for example {@code run: gh auth login}
   */
  public ProviderFailure(String cause, String remedy) {
    super(cause);
    this.remedy = remedy;
  }

  /**
   * No source had the secret.
   *
   * @param what the secret, for example {@code token}
   * @param tried every source that was asked, with its state
   * @param remedy what to do about it
   */
  public static ProviderFailure notFound(String what, List<SourceState> tried, String remedy) {
    String states =
        tried.isEmpty()
            ? "the lookup chain has no source for it"
            : tried.stream().map(SourceState::toString).collect(Collectors.joining(", "));
    return new ProviderFailure("no " + what + " was found: " + states, remedy);
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
