package io.github.credsmith.lint;

import io.github.credsmith.document.Finding;
import java.util.regex.Pattern;

/**
 * The last look at what findings say: a word that a rule quotes as a name, a path or a scope may
 * be, in a file that is wrong enough, a header's value, the password of a URL or a command to a
 * terminal.
 */
final class SafeMessages {
  private static final Pattern USER_INFO = Pattern.compile("[^\\s'\":/@]*:[^\\s'\"@]+@");
  private static final Pattern NAMED =
      Pattern.compile("(?i)((?:auth|token|secret|passw|key)[a-z_-]*=)[^\\s'\"]+");
  private static final Pattern FLAG =
      Pattern.compile("(--[a-z_]*(?:header|env)[= ][^\\s='\"]*=)[^\\s'\"]+");

  /** What a terminal might obey. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");

  private SafeMessages() {}

  /** The finding without such values. */
  static Finding of(Finding finding) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.location(),
        masked(finding.what()),
        finding.why(),
        finding.fix(),
        finding.related().stream()
            .map(r -> new Finding.Related(r.location(), masked(r.message())))
            .toList(),
        finding.edits());
  }

  private static String masked(String text) {
    String shown = text;
    // Few messages have what these look for, and looking through all of them takes its time.
    if (shown.indexOf('@') >= 0) {
      shown = USER_INFO.matcher(shown).replaceAll("***@");
    }
    if (shown.indexOf('=') >= 0) {
      shown = FLAG.matcher(NAMED.matcher(shown).replaceAll("$1***")).replaceAll("$1***");
    }
    return CONTROL.matcher(shown).replaceAll("\uFFFD");
  }
}
