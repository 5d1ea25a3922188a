package io.github.credsmith.bazelrc;

import java.util.List;
import java.util.Optional;

/** What a line of a {@code .bazelrc} with at least one word says. */
public sealed interface Statement {
  /** The line it stands in. */
  BazelrcLine line();

  /** The first word. */
  default Token keyword() {
    return line().words().get(0);
  }

  /**
   * {@code COMMAND[:CONFIG] OPTION...}.
   *
   * @param key the command and config it applies to
   * @param options at least one
   */
  record OptionsLine(BazelrcLine line, SectionKey key, List<BazelOption> options)
      implements Statement {
    public OptionsLine {
      options = List.copyOf(options);
    }
  }

  /** {@code COMMAND[:CONFIG]} and nothing after it, which does nothing and defines no config. */
  record EmptyCommand(BazelrcLine line, SectionKey key) implements Statement {}

  /**
   * {@code import PATH} and its relatives.
   *
   * @param condition present for {@link ImportKind#TRY_IMPORT_IF_BAZEL_VERSION} alone
   * @param path the word that names the file
   */
  record ImportLine(
      BazelrcLine line, ImportKind kind, Optional<VersionCondition> condition, Token path)
      implements Statement {
    /** What the word means. */
    public ImportPath importPath() {
      return new ImportPath(path.value());
    }
  }

  /** An import that Bazel refuses, ending every command. */
  record Malformed(BazelrcLine line, ImportKind kind, Fault fault) implements Statement {}

  /** The words that import a file. */
  enum ImportKind {
    IMPORT("import"),
    TRY_IMPORT("try-import"),
    TRY_IMPORT_IF_BAZEL_VERSION("try-import-if-bazel-version");

    private final String keyword;

    ImportKind(String keyword) {
      this.keyword = keyword;
    }

    /** The first word of the line. */
    public String keyword() {
      return keyword;
    }

    /** Whether a missing file is passed over. */
    public boolean isOptional() {
      return this != IMPORT;
    }
  }

  /** Why Bazel refuses an import. */
  enum Fault {
    NO_PATH("names no file"),
    TOO_MANY_WORDS("has more words than it may have"),
    CONDITION_OPERATOR("has a condition that does not begin with < <= > >= == != or ~"),
    CONDITION_VERSION("has a condition whose version is not of the form 8.4.2");

    private final String description;

    Fault(String description) {
      this.description = description;
    }

    /** Completes the sentence "the import ...". */
    public String description() {
      return description;
    }
  }
}
