package io.github.credsmith.helper;

import io.github.credsmith.secret.Redaction;
import io.github.credsmith.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What happens during one request, for people. Every line is scrubbed of the secrets that were made
 * known and of whatever has the form of a credential. Safe for use by many threads.
 */
public final class RequestLog {
  private final LogLevel level;
  private final Consumer<String> sink;
  private final List<Secret> secrets = new ArrayList<>();

  /**
   * A log.
   *
   * @param level the most detailed level that is written
   * @param sink is given each line, without a line end
   */
  public RequestLog(LogLevel level, Consumer<String> sink) {
    this.level = level;
    this.sink = sink;
  }

  /** A log that writes nothing. */
  public static RequestLog off() {
    return new RequestLog(LogLevel.OFF, line -> {});
  }

  /** Makes a secret known, so that no later line shows it. */
  public synchronized void know(Secret secret) {
    secrets.add(secret);
  }

  /** Writes what was done and with what outcome. */
  public void basic(Supplier<String> line) {
    write(LogLevel.BASIC, line);
  }

  /** Writes the steps on the way. */
  public void debug(Supplier<String> line) {
    write(LogLevel.DEBUG, line);
  }

  /** A text without the secrets that were made known and whatever looks like one. */
  public String scrub(String text) {
    return redaction().scrub(text);
  }

  /** Takes the secrets known so far out of texts. */
  public synchronized Redaction redaction() {
    return Redaction.of(secrets);
  }

  private void write(LogLevel of, Supplier<String> line) {
    if (level.compareTo(of) >= 0) {
      sink.accept(scrub(line.get()).replaceAll("\\p{Cntrl}", " "));
    }
  }
}
