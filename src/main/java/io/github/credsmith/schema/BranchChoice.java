package io.github.credsmith.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a value fits none of several alternatives ({@code oneOf}, {@code anyOf}), the validator
 * reports the faults of all of them. This keeps those of one, chosen by, in this order:
 *
 * <ol>
 *   <li>the value's type;
 *   <li>its discriminator: a key with a {@code const} or {@code enum};
 *   <li>the keys that it must have;
 *   <li>the number of faults.
 * </ol>
 */
final class BranchChoice {
  private static final Comparator<Branch> BEST_FIT =
      Comparator.comparingLong((Branch branch) -> branch.count(SchemaRule.TYPE, 0))
          .thenComparingLong(branch -> branch.count(SchemaRule.ENUM, 1))
          .thenComparingLong(branch -> branch.count(SchemaRule.MISSING_KEY, 0))
          .thenComparingInt(branch -> branch.faults().size());

  /** A value, and the place in the schema where its alternatives stand. */
  private record Choice(String alternatives, InstancePath at) {
    /** Whether a fault only says that no alternative fits. */
    boolean isSummedUpBy(Fault fault) {
      return fault.keyword().endsWith("Of") && fault.at().equals(at);
    }
  }

  /** The faults of one alternative, which stands {@code depth} steps into the document. */
  private record Branch(int depth, List<Fault> faults) {
    /** The faults of a kind at most {@code below} steps below the value itself. */
    long count(SchemaRule rule, int below) {
      return faults.stream()
          .filter(fault -> fault.rule() == rule && fault.at().depth() <= depth + below)
          .count();
    }
  }

  private BranchChoice() {}

  static List<Fault> reduce(List<Fault> faults) {
    return reduce(faults, 0);
  }

  /** Chooses among the alternatives that lie within {@code level} others. */
  private static List<Fault> reduce(List<Fault> faults, int level) {
    List<Fault> kept = new ArrayList<>();
    Map<Choice, Map<Integer, Branch>> choices = new LinkedHashMap<>();
    for (Fault fault : faults) {
      List<SchemaTrail.Branch> branches = fault.trail().branches();
      if (branches.size() <= level) {
        kept.add(fault);
      } else {
        SchemaTrail.Branch branch = branches.get(level);
        choices
            .computeIfAbsent(
                new Choice(branch.choice(), fault.at().prefix(branch.depth())),
                choice -> new TreeMap<>())
            .computeIfAbsent(branch.index(), i -> new Branch(branch.depth(), new ArrayList<>()))
            .faults()
            .add(fault);
      }
    }
    kept.removeIf(fault -> choices.keySet().stream().anyMatch(it -> it.isSummedUpBy(fault)));
    for (Map<Integer, Branch> branches : choices.values()) {
      branches.values().stream()
          .min(BEST_FIT)
          .ifPresent(best -> kept.addAll(reduce(best.faults(), level + 1)));
    }
    return kept;
  }
}
