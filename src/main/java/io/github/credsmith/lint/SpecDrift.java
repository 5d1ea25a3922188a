package io.github.credsmith.lint;

import io.github.credsmith.spec.LoadedSpec;
import java.nio.file.Path;
import java.util.List;

/** Compares a workspace with what its spec generates. */
@FunctionalInterface
public interface SpecDrift {
  /**
   * The files that differ.
   *
   * @param spec what reading the spec came to
   * @param file the spec's file in the workspace's folder, absolute
   * @return empty if none does, or if the spec has errors or cannot be compared
   */
  List<Drift> of(LoadedSpec spec, Path file);
}
