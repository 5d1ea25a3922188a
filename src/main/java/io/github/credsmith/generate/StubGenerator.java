package io.github.credsmith.generate;

import io.github.credsmith.spec.BazelSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scripts that Bazel starts as its credential helper. */
final class StubGenerator implements Generator {
  private final Templates templates;

  StubGenerator(Templates templates) {
    this.templates = templates;
  }

  @Override
  public Generated generate(GenerationRequest request) {
    Optional<BazelSettings> bazel = request.spec().bazel();
    if (bazel.isEmpty()) {
      return Generated.nothing();
    }
    HelperStubs stubs = HelperStubs.of(bazel.get());
    HelperScript script = HelperScript.generated(templates, request.specPath());
    List<Artifact> artifacts = new ArrayList<>();
    stubs
        .unix()
        .ifPresent(path -> artifacts.add(Artifact.script(Target.STUB, path, script.unix())));
    stubs
        .windows()
        .ifPresent(
            path -> artifacts.add(Artifact.whole(Target.STUB_WINDOWS, path, script.windows())));
    return new Generated(artifacts, List.of());
  }
}
