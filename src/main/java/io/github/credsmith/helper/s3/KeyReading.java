package io.github.credsmith.helper.s3;

/** What one place had when it was asked for an access key. */
sealed interface KeyReading {

  /** A key. */
  record Found(AwsKey key) implements KeyReading {}

  /** It is set up, and was only asked whether it is. */
  record Ready() implements KeyReading {}

  /**
   * It is not set up: the next place is to be asked.
   *
   * @param reason why, for people
   */
  record NotSet(String reason) implements KeyReading {}

  /**
   * It is set up and yields no key. No other place is asked then: whoever set it up did not mean
   * another identity.
   *
   * @param reason the error, for people; nothing secret
   * @param remedy what to do
   */
  record Failed(String reason, String remedy) implements KeyReading {}
}
