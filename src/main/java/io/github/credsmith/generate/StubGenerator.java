package io.github.credsmith.generate;

import io.github.credsmith.spec.BazelSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    Map<String, String> model = Map.of("spec", request.specPath());
    List<Artifact> artifacts = new ArrayList<>();
    stubs
        .unix()
        .ifPresent(
            path ->
                artifacts.add(
                    Artifact.script(
                        Target.STUB, path, templates.fill("credential-helper.sh", model))));
    stubs
        .windows()
        .ifPresent(
            path ->
                artifacts.add(
                    Artifact.whole(
                        Target.STUB_WINDOWS,
                        path,
                        templates.fill("credential-helper.bat", model))));
    return new Generated(artifacts, List.of());
  }
}
