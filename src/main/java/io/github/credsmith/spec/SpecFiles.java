package io.github.credsmith.spec;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Fields;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that make up a spec, in the order in which they are laid over each other: what a file
 * extends comes before the file itself, and each file comes once.
 */
final class SpecFiles {
  private final Path workingDirectory;
  private final SpecTexts texts;
  private final List<Document> layers = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<DocumentException> unreadable = new ArrayList<>();
  private final List<SourceText> sources = new ArrayList<>();
  private final Set<Path> read = new HashSet<>();

  SpecFiles(Path workingDirectory, SpecTexts texts) {
    this.workingDirectory = workingDirectory;
    this.texts = texts;
  }

  List<Document> layers() {
    return layers;
  }

  List<Finding> findings() {
    return findings;
  }

  List<DocumentException> unreadable() {
    return unreadable;
  }

  List<SourceText> sources() {
    return sources;
  }

  /** Reads a file and everything it extends. */
  void add(Path path) {
    add(path.normalize(), List.of(), Optional.empty());
  }

  private void add(Path path, List<Path> chain, Optional<Location> from) {
    if (chain.contains(path)) {
      findings.add(
          cycle(chain.subList(chain.indexOf(path), chain.size()), path, from.orElseThrow()));
      return;
    }
    if (!read.add(path)) {
      return;
    }
    try {
      SourceText source = texts.read(workingDirectory.resolve(path), name(path));
      sources.add(source);
      Document document = YamlReader.read(source);
      List<Path> longer = Stream.concat(chain.stream(), Stream.of(path)).toList();
      for (Located<String> base : bases(document)) {
        add(path.resolveSibling(base.value()).normalize(), longer, Optional.of(base.location()));
      }
      layers.add(document);
    } catch (DocumentException e) {
      unreadable.add(
          from.map(
                  at ->
                      new DocumentException(
                          e.location(), e.getMessage() + " (extended at " + at + ")"))
              .orElse(e));
    }
  }

  private static List<Located<String>> bases(Document document) {
    if (!(document.root() instanceof Node.Mapping mapping)) {
      return List.of();
    }
    Fields fields = new Fields(mapping);
    return Stream.concat(fields.text("extends").stream(), fields.texts("extends").stream())
        .toList();
  }

  private Finding cycle(List<Path> cycle, Path back, Location from) {
    String files =
        Stream.concat(cycle.stream(), Stream.of(back))
            .map(this::name)
            .collect(Collectors.joining(" -> "));
    return Finding.error(
        "spec/extends-cycle",
        from,
        "The spec extends itself: " + files + ".",
        "There is no first file to start from.",
        "Remove one of these 'extends'.");
  }

  private String name(Path path) {
    return path.toString().replace('\\', '/');
  }
}
