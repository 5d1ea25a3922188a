package io.github.credsmith.helper.s3;

import io.github.credsmith.secret.SourceState;

/** One place in which AWS's tools look for an access key, on behalf of one caller. */
interface KeySource {
  /** What the states of these sources are shown under. */
  String BINDING = "aws";

  /** What it is, for people, for example {@code profile dev}. */
  String description();

  /** Asks for the key, and servers if need be; never {@link KeyReading.Ready}. */
  KeyReading read();

  /** Asks whether it is set up, and no server for a key; never {@link KeyReading.Found}. */
  KeyReading check();

  /** What a reading says, for people. */
  default SourceState state(KeyReading reading) {
    if (reading instanceof KeyReading.NotSet notSet) {
      return new SourceState(BINDING, description(), SourceState.State.NOT_SET, notSet.reason());
    }
    return reading instanceof KeyReading.Failed failed
        ? new SourceState(BINDING, description(), SourceState.State.FAILED, failed.reason())
        : new SourceState(BINDING, description(), SourceState.State.SET, "");
  }
}
