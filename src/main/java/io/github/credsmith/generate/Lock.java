package io.github.credsmith.generate;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The record of what was generated, kept beside the spec and committed with it. Most generated
 * files have no room for a mark of their own (JSON has no comments), so this is how a file changed
 * by hand is told from one that is merely old, and how a file that the spec no longer asks for is
 * found.
 *
 * @param files the SHA-256 (lower-case hex, over the text with LF line ends) of every file that is
 *     wholly ours
 * @param blocks the files that hold a managed block of ours
 */
record Lock(Map<String, String> files, List<String> blocks) {
  private static final String HEADER =
      "# What credsmith generated, so that a change by hand is noticed. Commit this file; do not edit it.\n";

  /** A lock says what may be deleted, so it cannot name what is not in the workspace. */
  private static final String PATH_INSIDE = "(?![/~])(?!(?:.*/)?\\.{0,2}(?:/|$))[^\\\\:]+";

  private static final Pattern LINE =
      Pattern.compile(
          "(file) ([0-9a-f]{64}) (?<file>%1$s)|(block) (?<block>%1$s)".formatted(PATH_INSIDE));

  Lock {
    files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
    blocks = blocks.stream().sorted().distinct().toList();
  }

  static final Lock EMPTY = new Lock(Map.of(), List.of());

  /** The lock's file, beside the spec: {@code credsmith.yaml} has {@code credsmith.lock}. */
  static String pathFor(String specPath) {
    return specPath.replaceFirst("\\.ya?ml$", "") + ".lock";
  }

  /** What these artifacts leave behind once they are written. */
  static Lock of(List<Artifact> artifacts) {
    Map<String, String> files = new TreeMap<>();
    artifacts.stream()
        .filter(artifact -> artifact.ownership() == Artifact.Ownership.WHOLE_FILE)
        .forEach(artifact -> files.put(artifact.path(), digest(artifact.content())));
    List<String> blocks =
        artifacts.stream()
            .filter(artifact -> artifact.ownership() == Artifact.Ownership.MANAGED_BLOCK)
            .map(Artifact::path)
            .toList();
    return new Lock(files, blocks);
  }

  /**
   * Reads a lock.
   *
   * @throws DocumentException if a line is none of a lock's
   */
  static Lock parse(SourceText source) {
    Map<String, String> files = new TreeMap<>();
    List<String> blocks = new java.util.ArrayList<>();
    for (int number = 1; number <= source.lineCount(); number++) {
      String line = source.line(number);
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        if (parts.group(1) != null) {
          files.put(parts.group("file"), parts.group(2));
        } else {
          blocks.add(parts.group("block"));
        }
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw new DocumentException(
            Location.ofFile(source.file()),
            "has a line "
                + number
                + " that is not of a lock; restore the file, or delete it and run `credsmith generate --force`");
      }
    }
    return new Lock(files, blocks);
  }

  boolean isEmpty() {
    return files.isEmpty() && blocks.isEmpty();
  }

  /** Whether the text is what was generated last. */
  boolean isUnchanged(String path, String text) {
    return Optional.ofNullable(files.get(path)).filter(digest(text)::equals).isPresent();
  }

  /** The lock as a file. */
  String text() {
    StringBuilder text = new StringBuilder(HEADER);
    files.forEach(
        (path, digest) ->
            text.append("file ").append(digest).append(' ').append(path).append('\n'));
    blocks.forEach(path -> text.append("block ").append(path).append('\n'));
    return text.toString();
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
