package io.github.credsmith.lint;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * The patterns of the {@code .gitignore} files from a folder upwards to where the search began
 * (gitignore(5)).
 *
 * @param outer those of the folders above; empty at the top
 */
record GitIgnore(Optional<GitIgnore> outer, Path folder, List<Pattern> patterns) {
  static final String FILE = ".gitignore";

  /**
   * A line.
   *
   * @param negated whether it takes back an earlier line
   * @param folders whether it is for folders alone
   */
  record Pattern(PathMatcher matcher, boolean negated, boolean folders) {}

  GitIgnore {
    patterns = List.copyOf(patterns);
  }

  /** What is ignored in a folder. */
  static GitIgnore of(Optional<GitIgnore> outer, Path folder) {
    List<Pattern> patterns = new ArrayList<>();
    if (Files.isRegularFile(folder.resolve(FILE))) {
      try {
        SourceText.read(folder.resolve(FILE), FILE)
            .text()
            .lines()
            .forEach(line -> pattern(line).ifPresent(patterns::add));
      } catch (DocumentException unreadable) {
        patterns.clear(); // then nothing is ignored, and more is looked at than need be
      }
    }
    return new GitIgnore(outer, folder, patterns);
  }

  /** Whether the last pattern that matches ignores a path; patterns further inside come later. */
  boolean ignores(Path path, boolean isFolder) {
    for (int i = patterns.size() - 1; i >= 0; i--) {
      Pattern pattern = patterns.get(i);
      if ((isFolder || !pattern.folders) && pattern.matcher.matches(folder.relativize(path))) {
        return !pattern.negated;
      }
    }
    return outer.map(above -> above.ignores(path, isFolder)).orElse(false);
  }

  private static Optional<Pattern> pattern(String line) {
    String text = line.stripTrailing();
    if (text.isEmpty() || text.startsWith("#")) {
      return Optional.empty();
    }
    boolean negated = text.startsWith("!");
    text = negated ? text.substring(1) : text;
    boolean folders = text.endsWith("/");
    text = folders ? text.substring(0, text.length() - 1) : text;
    boolean anchored = text.indexOf('/') >= 0;
    String rooted = text.startsWith("/") ? text.substring(1) : text;
    String glob = rooted.replace("{", "\\{").replace("}", "\\}");
    try {
      return Optional.of(new Pattern(anchored ? anchored(glob) : floating(glob), negated, folders));
    } catch (PatternSyntaxException notOne) {
      return Optional.empty();
    }
  }

  /** A pattern with a slash is for paths from its folder; {@code **}{@code /} may take nothing. */
  private static PathMatcher anchored(String glob) {
    PathMatcher exact = matcher(glob);
    PathMatcher shorter = matcher(glob.replaceFirst("^\\*\\*/", "").replace("/**/", "/"));
    return path -> exact.matches(path) || shorter.matches(path);
  }

  /** A pattern without a slash is for a name at any depth. */
  private static PathMatcher floating(String glob) {
    PathMatcher name = matcher(glob);
    return path -> path.getFileName() != null && name.matches(path.getFileName());
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }
}
