package io.github.credsmith.bazelrc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wording of a managed block's two comment lines: the one place that writes and reads it. */
final class BlockMarkers {
  private static final Pattern SPEC_FILE =
      Pattern.compile("edit (.+) and run `credsmith generate`");
  private static final Pattern CHECKSUM = Pattern.compile("sha256:([0-9a-f]{64})(?![0-9a-zA-Z])");

  private final String beginPrefix;
  private final String endPrefix;

  BlockMarkers(String commentPrefix) {
    this.beginPrefix = commentPrefix + " BEGIN credsmith:";
    this.endPrefix = commentPrefix + " END credsmith:";
  }

  String begin(String specFile) {
    return beginPrefix + " edit " + specFile + " and run `credsmith generate`, not these lines";
  }

  String end(String checksum) {
    return endPrefix + " sha256:" + checksum;
  }

  /** Indentation is tolerated, so that a reformatted file does not get a second block. */
  boolean isBegin(String line) {
    return line.stripLeading().startsWith(beginPrefix);
  }

  boolean isEnd(String line) {
    return line.stripLeading().startsWith(endPrefix);
  }

  Optional<String> specFile(String beginLine) {
    return firstGroup(SPEC_FILE, beginLine);
  }

  Optional<String> checksum(String endLine) {
    return firstGroup(CHECKSUM, endLine);
  }

  private static Optional<String> firstGroup(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
