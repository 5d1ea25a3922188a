package io.github.credsmith.secret;

import java.util.List;

/**
 * A source and its state, for people.
 *
 * @param binding the binding it is for
 * @param source its description, for example {@code keyring gh:github.com}
 * @param state whether it has a secret
 * @param reason why it has none; empty if it has one
 */
public record SourceState(String binding, String source, State state, String reason) {

  /** Whether a source has a secret. */
  public enum State {
    SET("SET"),
    NOT_SET("NOT SET"),
    FAILED("FAILED");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** As shown to people. */
    public String label() {
      return label;
    }
  }

  static SourceState of(LookupChain.Entry entry, SourceReading reading) {
    return of(entry.binding(), entry.source().description(), reading);
  }

  /** The state of a source that had this. */
  public static SourceState of(String binding, String source, SourceReading reading) {
    if (reading instanceof SourceReading.NotFound notFound) {
      return new SourceState(binding, source, State.NOT_SET, notFound.reason());
    }
    if (reading instanceof SourceReading.Failed failure) {
      return new SourceState(binding, source, State.FAILED, failure.reason());
    }
    return new SourceState(binding, source, State.SET, "");
  }

  /**
   * Whether sources of which the first one that is there must serve yield a secret.
   *
   * @param states in the order of asking
   */
  public static boolean firstServes(List<SourceState> states) {
    return states.stream()
        .filter(source -> source.state() != State.NOT_SET)
        .findFirst()
        .filter(source -> source.state() == State.SET)
        .isPresent();
  }

  /** For example {@code env GH_TOKEN: NOT SET (set but empty)}. */
  @Override
  public String toString() {
    return source + ": " + state.label() + (reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
