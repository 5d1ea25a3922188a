package io.github.credsmith.bazelrc;

/** How a flag takes its value. */
public enum FlagKind {
  /** {@code --flag}, {@code --noflag} or {@code --flag=yes}; never the next word. */
  BOOLEAN,
  /** {@code --flag=value} or the next word; the last one counts. */
  VALUE,
  /** As {@link #VALUE}, but every one counts. */
  ACCUMULATING,
  /**
   * A Starlark setting, {@code --@repo//pkg:name=value}; never the next word; the last one counts.
   */
  STARLARK;

  /** Whether a flag without {@code =} takes the next word. */
  public boolean takesNextWord() {
    return this == VALUE || this == ACCUMULATING;
  }
}
