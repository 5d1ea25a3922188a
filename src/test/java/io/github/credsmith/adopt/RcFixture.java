package io.github.credsmith.adopt;

import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.RcFileSet;
import io.github.credsmith.document.SourceText;
import java.nio.file.Path;
import java.util.Optional;

/** The rc files of a workspace that has nothing but a {@code .bazelrc}. */
final class RcFixture {
  private static final Path ROOT = Path.of("workspace").toAbsolutePath();

  private RcFixture() {}

  static BazelrcStack stack(String... lines) {
    String text = String.join("\n", lines) + "\n";
    return BazelrcStack.read(
        RcFileSet.ofWorkspace(ROOT),
        path ->
            path.equals(ROOT.resolve(".bazelrc"))
                ? Optional.of(SourceText.of(".bazelrc", text))
                : Optional.empty(),
        BazelVersion.NEWEST);
  }
}
