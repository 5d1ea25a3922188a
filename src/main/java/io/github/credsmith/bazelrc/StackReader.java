package io.github.credsmith.bazelrc;

import io.github.credsmith.bazelrc.ResolvedImport.Outcome;
import io.github.credsmith.bazelrc.Statement.ImportKind;
import io.github.credsmith.bazelrc.Statement.ImportLine;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a stack of rc files. Each file is parsed once, however often it is imported. */
final class StackReader {
  /** Imports that multiply must not take exponential time. */
  private static final int MOST_IMPORTS = 1000;

  private static final int DEEPEST = 100;
  private static final int MOST_ENTRIES = 1_000_000;

  private final RcFileSet set;
  private final RcFiles source;
  private final BazelVersion version;
  private final Map<Path, BazelrcFile> files = new LinkedHashMap<>();
  private final List<StackEntry> entries = new ArrayList<>();
  private final List<ResolvedImport> imports = new ArrayList<>();
  private final List<StackProblem> problems = new ArrayList<>();
  private final Set<Path> open = new LinkedHashSet<>();
  private boolean limitReported;

  StackReader(RcFileSet set, RcFiles source, BazelVersion version) {
    this.set = set;
    this.source = source;
    this.version = version;
  }

  BazelrcStack read() {
    for (Path path : set.optionalFiles()) {
      start(path);
    }
    for (Path path : set.requiredFiles()) {
      if (start(path) == Outcome.MISSING) {
        problem(
            StackProblem.Kind.MISSING_RC_FILE,
            Location.ofFile(path.toString()),
            path.toString(),
            ImportChain.START);
      }
    }
    return new BazelrcStack(
        version, Collections.unmodifiableMap(files), entries, imports, problems);
  }

  private Outcome start(Path path) {
    return readFile(path, ImportChain.START);
  }

  private Outcome readFile(Path path, ImportChain chain) {
    Optional<BazelrcFile> file;
    try {
      file = parsed(path);
    } catch (DocumentException e) {
      problem(StackProblem.Kind.UNREADABLE_FILE, e.location(), e.getMessage(), chain);
      return Outcome.UNREADABLE;
    }
    if (file.isEmpty()) {
      return Outcome.MISSING;
    }
    open.add(path);
    for (Statement statement : file.get().statements()) {
      add(statement, chain);
    }
    open.remove(path);
    return Outcome.READ;
  }

  private Optional<BazelrcFile> parsed(Path path) {
    BazelrcFile known = files.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<SourceText> text = source.read(path);
    text.ifPresent(t -> files.put(path, BazelrcFile.parse(t)));
    return text.map(t -> files.get(path));
  }

  private void add(Statement statement, ImportChain chain) {
    if (entries.size() >= MOST_ENTRIES) {
      reportLimit(statement, chain);
      return;
    }
    entries.add(new StackEntry(statement, chain));
    if (statement instanceof Statement.Malformed malformed) {
      addMalformed(malformed, chain);
    } else if (statement instanceof ImportLine line) {
      Optional<Path> target = line.importPath().resolve(set.workspace());
      int index = imports.size();
      imports.add(new ResolvedImport(line, target, Outcome.NOT_FOLLOWED));
      imports.set(index, new ResolvedImport(line, target, follow(line, target, chain)));
    }
  }

  private void addMalformed(Statement.Malformed malformed, ImportChain chain) {
    if (malformed.kind() != ImportKind.TRY_IMPORT_IF_BAZEL_VERSION || knowsConditions()) {
      problem(
          StackProblem.Kind.MALFORMED_IMPORT,
          malformed.keyword().location(),
          malformed.fault().description(),
          chain);
    }
  }

  private Outcome follow(ImportLine line, Optional<Path> target, ImportChain chain) {
    if (line.condition().isPresent() && !knowsConditions()) {
      problem(
          StackProblem.Kind.CONDITION_UNSUPPORTED,
          line.keyword().location(),
          version.toString(),
          chain);
      return Outcome.CONDITION_UNSUPPORTED;
    }
    if (line.condition().map(condition -> !condition.matches(version)).orElse(false)) {
      return Outcome.CONDITION_FALSE;
    }
    if (target.map(open::contains).orElse(false)) {
      problem(StackProblem.Kind.IMPORT_LOOP, line.path().location(), loop(target.get()), chain);
      return Outcome.LOOP;
    }
    if (imports.size() > MOST_IMPORTS || open.size() > DEEPEST) {
      reportLimit(line, chain);
      return Outcome.NOT_FOLLOWED;
    }
    Outcome outcome = target.map(path -> readFile(path, chain.then(line))).orElse(Outcome.MISSING);
    if (outcome == Outcome.MISSING && !line.kind().isOptional()) {
      problem(StackProblem.Kind.MISSING_IMPORT, line.path().location(), line.path().value(), chain);
    }
    return outcome;
  }

  /** They came with 8.7.0 and 9.0.0. */
  private boolean knowsConditions() {
    return version.isAtLeast(8, 7, 0);
  }

  private String loop(Path target) {
    List<String> steps = new ArrayList<>();
    for (Path path : open) {
      if (path.equals(target) || !steps.isEmpty()) {
        steps.add(files.get(path).source().file());
      }
    }
    steps.add(files.get(target).source().file());
    return String.join(" -> ", steps);
  }

  private void reportLimit(Statement statement, ImportChain chain) {
    if (!limitReported) {
      limitReported = true;
      problem(
          StackProblem.Kind.TOO_MANY_IMPORTS,
          statement.keyword().location(),
          statement.keyword().value(),
          chain);
    }
  }

  private void problem(
      StackProblem.Kind kind, Location location, String detail, ImportChain chain) {
    problems.add(new StackProblem(kind, location, detail, chain.locations()));
  }
}
