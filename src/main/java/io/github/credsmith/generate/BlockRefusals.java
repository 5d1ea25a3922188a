package io.github.credsmith.generate;

import io.github.credsmith.bazelrc.BlockState;
import io.github.credsmith.document.Location;

/** Why a managed block is not replaced. */
final class BlockRefusals {
  private BlockRefusals() {}

  /** Somebody has changed the lines of the block. */
  static Refusal edited(String path, BlockState.Present block) {
    return new Refusal(
        new Location(path, block.span()),
        "the credsmith block was edited by hand; move the change into the spec or outside the block, or use --force to replace it",
        true);
  }

  /** The markers do not enclose a block. */
  static Refusal broken(String path, BlockState.Broken block) {
    return new Refusal(
        new Location(path, block.span()),
        "the credsmith block is broken: "
            + block.fault().description()
            + "; restore or delete the marker lines",
        false);
  }
}
