package io.github.credsmith.helper.docker;

/**
 * What a credential helper writes to standard output, where docker reads errors too.
 *
 * @param successful whether it is what was asked for, rather than the reason why there is nothing
 * @param line without a line end; perhaps a secret
 */
public record HelperReply(boolean successful, String line) {

  static HelperReply answer(String json) {
    return new HelperReply(true, json);
  }

  static HelperReply failure(String why) {
    return new HelperReply(false, why);
  }

  /** Nothing of an answer. */
  @Override
  public String toString() {
    return successful ? "***" : line;
  }
}
