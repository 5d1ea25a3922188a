package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelrcFile;
import io.github.credsmith.bazelrc.BazelrcLine;
import io.github.credsmith.bazelrc.Token;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the ignore comments of rc files, specs and manifests; JSON has no comments. */
final class IgnoreReader {
  private static final String MARK = "credsmith-ignore:";
  private static final Pattern FORM =
      Pattern.compile("\\s*" + MARK + "[ \\t]*(\\S*)[ \\t]*(.*)", Pattern.DOTALL);

  private IgnoreReader() {}

  static List<Ignore> ofBazelrc(BazelrcFile file) {
    List<Ignore> ignores = new ArrayList<>();
    List<BazelrcLine> lines = file.lines();
    int following = lines.size() - 1;
    for (int i = lines.size() - 1; i >= 0; i--) {
      BazelrcLine line = lines.get(i);
      if (!line.words().isEmpty()) {
        following = i;
      }
      if (line.comment().isPresent()) {
        Token comment = line.comment().get();
        add(ignores, comment.value(), comment.location(), lines.get(following).location());
      }
    }
    return ignores;
  }

  static List<Ignore> ofYaml(SourceText source) {
    List<Ignore> ignores = new ArrayList<>();
    Location following = new Location(source.file(), source.location(0, 0).span());
    int end = source.text().length();
    for (int number = source.lineCount(); number >= 1; number--) {
      String line = source.line(number);
      int start = source.text().lastIndexOf('\n', end - 1) + 1;
      start = number == 1 ? 0 : start;
      int hash = comment(line);
      if (!(hash < 0 ? line : line.substring(0, hash)).isBlank()) {
        following = source.location(start, start + line.length());
      }
      if (hash >= 0) {
        Location place = source.location(start + hash, start + line.length());
        add(ignores, line.substring(hash + 1), place, following);
      }
      end = Math.max(0, start - 1);
    }
    return ignores;
  }

  /** Where an ignore comment begins; -1 if the line has none. */
  private static int comment(String line) {
    int mark = line.indexOf(MARK);
    int hash = mark < 0 ? -1 : line.lastIndexOf('#', mark);
    boolean alone = hash == 0 || hash > 0 && Character.isWhitespace(line.charAt(hash - 1));
    return alone && line.substring(hash + 1, mark).isBlank() ? hash : -1;
  }

  private static void add(List<Ignore> ignores, String comment, Location place, Location covered) {
    Matcher parts = FORM.matcher(comment);
    if (parts.matches()) {
      ignores.add(new Ignore(parts.group(1), parts.group(2).strip(), place, covered.span()));
    }
  }
}
