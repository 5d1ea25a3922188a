package io.github.credsmith.bazelrc;

import io.github.credsmith.context.Environment;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Bazel version that a workspace asks for, in Bazelisk's order:
 *
 * <ol>
 *   <li>{@code USE_BAZEL_VERSION} of the environment;
 *   <li>{@code USE_BAZEL_VERSION} in {@code .bazeliskrc};
 *   <li>the first line of {@code .bazelversion}.
 * </ol>
 *
 * @param version {@link BazelVersion#NEWEST} if nothing names one
 * @param location where the version is written; empty if it is in the environment or nowhere
 */
public record WorkspaceVersion(BazelVersion version, Optional<Location> location) {
  private static final String VARIABLE = "USE_BAZEL_VERSION";
  private static final Pattern SETTING =
      Pattern.compile("(?m)^[ \\t]*+" + VARIABLE + "[ \\t]*+=([^\\r\\n]*+)");

  /** What the workspace's files say, whatever the environment of a caller is. */
  public static WorkspaceVersion ofFiles(RcFiles files, Path workspace) {
    return fromBazeliskRc(files, workspace.resolve(".bazeliskrc").normalize())
        .or(() -> fromVersionFile(files, workspace.resolve(".bazelversion").normalize()))
        .orElse(new WorkspaceVersion(BazelVersion.NEWEST, Optional.empty()));
  }

  /** What a caller with this environment gets in the workspace. */
  public static WorkspaceVersion of(RcFiles files, Path workspace, Environment environment) {
    return environment
        .nonEmpty(VARIABLE)
        .map(text -> new WorkspaceVersion(BazelVersion.parse(text), Optional.empty()))
        .orElseGet(() -> ofFiles(files, workspace));
  }

  private static Optional<WorkspaceVersion> fromBazeliskRc(RcFiles files, Path path) {
    Optional<SourceText> rc = readable(files, path);
    if (rc.isEmpty()) {
      return Optional.empty();
    }
    Matcher settings = SETTING.matcher(rc.get().text());
    Optional<WorkspaceVersion> last = Optional.empty();
    while (settings.find()) {
      last = version(rc.get(), settings.start(1), settings.end(1));
    }
    return last;
  }

  private static Optional<WorkspaceVersion> fromVersionFile(RcFiles files, Path path) {
    return readable(files, path).flatMap(text -> version(text, 0, text.line(1).length()));
  }

  private static Optional<SourceText> readable(RcFiles files, Path path) {
    try {
      return files.read(path);
    } catch (DocumentException unreadable) {
      return Optional.empty(); // Bazelisk goes on too, with the newest release
    }
  }

  private static Optional<WorkspaceVersion> version(SourceText source, int start, int end) {
    String text = source.text().substring(start, end);
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(
            new WorkspaceVersion(
                BazelVersion.parse(text), Optional.of(source.location(start, end))));
  }
}
