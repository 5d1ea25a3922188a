package io.github.credsmith.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a value fits none of several alternatives, the validator reports the faults of all of them.
 * This keeps those of one: the alternative whose type and discriminator (a {@code const}, {@code
 * enum} or required key) the value meets best, and of these the one with the fewest faults.
 */
final class BranchChoice {
  private BranchChoice() {}

  static List<Fault> reduce(List<Fault> faults) {
    return reduce(faults, 0);
  }

  private static List<Fault> reduce(List<Fault> faults, int level) {
    List<Fault> kept = new ArrayList<>();
    Map<List<Object>, Map<Integer, List<Fault>>> choices = new LinkedHashMap<>();
    for (Fault fault : faults) {
      if (fault.trail().branches().size() <= level) {
        kept.add(fault);
      } else {
        SchemaTrail.Branch branch = fault.trail().branches().get(level);
        choices
            .computeIfAbsent(
                List.of(branch.choice(), fault.at().prefix(branch.depth())), key -> new TreeMap<>())
            .computeIfAbsent(branch.index(), index -> new ArrayList<>())
            .add(fault);
      }
    }
    for (Map<Integer, List<Fault>> alternatives : choices.values()) {
      alternatives.values().stream()
          .min(
              Comparator.comparingLong((List<Fault> branch) -> misfits(branch, level))
                  .thenComparingInt(List::size))
          .ifPresent(best -> kept.addAll(reduce(best, level + 1)));
    }
    return kept;
  }

  /** The faults that say: this alternative is not the one that was meant. */
  private static long misfits(List<Fault> branch, int level) {
    return branch.stream()
        .filter(
            fault -> {
              int below = fault.at().depth() - fault.trail().branches().get(level).depth();
              return switch (fault.rule()) {
                case TYPE, MISSING_KEY, NOT_ALLOWED -> below == 0;
                case ENUM -> below <= 1;
                default -> false;
              };
            })
        .count();
  }
}
