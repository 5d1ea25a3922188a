package io.github.credsmith.helper;

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

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
