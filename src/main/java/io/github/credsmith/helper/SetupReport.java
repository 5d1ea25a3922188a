package io.github.credsmith.helper;

import io.github.credsmith.secret.SourceState;
import java.util.List;

/**
 * Where a provider's answer to a URI would come from, for people; nothing in it is secret.
 *
 * @param subject what the URI is to the provider, for example {@code a file on github.com}
 * @param sources every source in the order of asking, with its state
 * @param ready whether the sources suffice for an answer
 * @param advice what to run or change, one step a line; also given when nothing is missing, as far
 *     as there is something to say
 */
public record SetupReport(
    String subject, List<SourceState> sources, boolean ready, List<String> advice) {
  public SetupReport {
    sources = List.copyOf(sources);
    advice = List.copyOf(advice);
  }
}
