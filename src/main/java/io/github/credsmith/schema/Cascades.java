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
    return faults.stream().filter(fault -> !follows(fault)).toList();
  }

  private boolean follows(Fault fault) {
    return switch (fault.rule()) {
      case MISSING_KEY ->
          sameValue(SchemaRule.UNKNOWN_KEY, fault).anyMatch(key -> isMisspelt(key, fault.key()));
      case SIZE -> sameValue(SchemaRule.UNKNOWN_KEY, fault).findAny().isPresent();
      // The validator reports a list once for each repeated item.
      case DUPLICATE -> sameValue(SchemaRule.DUPLICATE, fault).findFirst().orElseThrow() != fault;
      default -> false;
    };
  }

  private boolean isMisspelt(Fault unknown, String missing) {
    return unknown.meantKey(root).filter(missing::equals).isPresent();
  }

  /** The faults of a kind that the same value has. */
  private Stream<Fault> sameValue(SchemaRule rule, Fault fault) {
    return faults.stream().filter(other -> other.rule() == rule && other.at().equals(fault.at()));
  }
}
