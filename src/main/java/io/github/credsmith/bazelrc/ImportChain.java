package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Location;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The imports that lead from a file Bazel starts from to a file it reads.
 *
 * @param last the import of the file itself, in the file before; empty for a file Bazel starts from
 * @param before the chain of that file before; empty where {@code last} is
 */
public record ImportChain(Optional<Statement.ImportLine> last, Optional<ImportChain> before) {
  /** The chain of a file that Bazel starts from. */
  public static final ImportChain START = new ImportChain(Optional.empty(), Optional.empty());

  /** This chain and one more import. */
  ImportChain then(Statement.ImportLine line) {
    return new ImportChain(Optional.of(line), Optional.of(this));
  }

  /** Where the paths of the imports stand, outermost first. */
  public List<Location> locations() {
    Deque<Location> places = new ArrayDeque<>();
    Optional<ImportChain> chain = Optional.of(this);
    while (chain.isPresent()) {
      chain.get().last().ifPresent(line -> places.addFirst(line.path().location()));
      chain = chain.get().before();
    }
    return List.copyOf(places);
  }
}
