package io.github.credsmith.adopt;

import io.github.credsmith.spec.HostPattern;
import io.github.credsmith.uri.Glob;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a helper rule's glob for the authority is as a host of a spec. */
final class HostGlob {
  private static final Pattern FORM = Pattern.compile("((?:\\*\\.)?[^*:/]+)(?::(\\*|[0-9]+))?");

  private HostGlob() {}

  /**
   * The host of a spec that the glob is a part of: {@code x} and {@code x:*} are parts of {@code
   * x}, {@code *.x} of the wildcard, {@code x:443} of itself.
   *
   * @return empty for any other form, and for a name that is not written as URIs have it
   */
  static Optional<HostPattern> parse(Glob glob) {
    Matcher parts = FORM.matcher(glob.pattern());
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean port = parts.group(2) != null && !parts.group(2).equals("*");
    String text = port ? glob.pattern() : parts.group(1);
    return HostPattern.parse(text).filter(pattern -> pattern.toString().equals(text));
  }

  /** Whether every authority of a host, with or without a port, matches the glob. */
  static boolean coversAll(Glob glob, HostPattern host) {
    HostPattern names = new HostPattern(host.name(), host.wildcard(), OptionalInt.empty());
    return glob.covers(new Glob(names.toString())) && glob.matches(host.name().ascii());
  }
}
