package io.github.credsmith.generate;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shows changes as unified diffs, with secrets masked: a diff ends up in the log of a CI job.
 * Without secrets it is a patch that {@code git apply} takes.
 */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NO_NEWLINE = "\\ No newline at end of file";

  private UnifiedDiff() {}

  /** The diff of one change, LF after each line; empty for a change of mode only. */
  public static String of(Change change) {
    if (change.kind() == Change.Kind.MAKE_EXECUTABLE) {
      return "";
    }
    SecretMask mask = SecretMask.of(change.path(), change.before(), change.after());
    String before = mask.apply(change.before());
    String after = mask.apply(change.after());
    List<String> old = lines(before);
    List<String> wanted = lines(after);
    Patch<String> patch = DiffUtils.diff(old, wanted);
    List<String> diff =
        new ArrayList<>(
            UnifiedDiffUtils.generateUnifiedDiff(
                change.kind() == Change.Kind.CREATE ? "/dev/null" : "a/" + change.path(),
                change.kind() == Change.Kind.DELETE ? "/dev/null" : "b/" + change.path(),
                old,
                patch,
                CONTEXT));
    fixEmptySide(diff, old.isEmpty(), wanted.isEmpty());
    return String.join("\n", diff).replace(MARK, "\n" + NO_NEWLINE) + "\n";
  }

  /** The library counts the lines of an empty side from 1; patch programs expect 0. */
  private static void fixEmptySide(List<String> diff, boolean oldEmpty, boolean newEmpty) {
    for (int i = 0; i < diff.size() && (oldEmpty || newEmpty); i++) {
      if (diff.get(i).startsWith("@@ ")) {
        diff.set(i, diff.get(i).replace("-1,0 ", "-0,0 ").replace("+1,0 ", "+0,0 "));
      }
    }
  }

  /**
   * Stands at the end of a last line that has no newline, so that it differs from the same line
   * with one.
   */
  private static final String MARK = "\uFFFF";

  private static List<String> lines(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int last = lines.size() - 1;
    if (lines.get(last).isEmpty()) {
      lines.remove(last);
    } else {
      lines.set(last, lines.get(last) + MARK);
    }
    return lines;
  }
}
