package io.github.credsmith.helper.s3;

/**
 * A key that cannot be had although somebody set its source up. The message is the cause in half a
 * sentence for people, without any secret.
 */
final class AwsFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  AwsFailure(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do about it. */
  String remedy() {
    return remedy;
  }

  /** This failure as what a source had. */
  KeyReading toReading() {
    return new KeyReading.Failed(getMessage(), remedy);
  }
}
