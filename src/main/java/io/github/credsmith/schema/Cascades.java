package io.github.credsmith.schema;

import io.github.credsmith.document.Node;
import java.util.List;
import java.util.stream.Stream;

/** Drops the faults that only follow from another one, so that a mistake is reported once. */
final class Cascades {
  private final Node root;
  private final List<Fault> faults;

  Cascades(Node root, List<Fault> faults) {
    this.root = root;
    this.faults = faults;
  }

  List<Fault> causes() {
    return faults.stream().filter(fault -> !follows(fault)).distinct().toList();
  }

  private boolean follows(Fault fault) {
    return switch (fault.rule()) {
      case MISSING_KEY -> unknownKeys(fault).anyMatch(other -> isMisspelt(other, fault.key()));
      case SIZE -> unknownKeys(fault).findAny().isPresent();
      default -> false;
    };
  }

  private boolean isMisspelt(Fault unknown, String missing) {
    return unknown.meantKey(root).filter(missing::equals).isPresent();
  }

  private Stream<Fault> unknownKeys(Fault fault) {
    return faults.stream()
        .filter(other -> other.rule() == SchemaRule.UNKNOWN_KEY && other.at().equals(fault.at()));
  }
}
