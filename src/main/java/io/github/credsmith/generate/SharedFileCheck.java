package io.github.credsmith.generate;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.spec.BazelSettings;
import io.github.credsmith.spec.DockerSettings.RegistryFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two targets can be the same file, and none can be the spec itself or its lock. */
final class SharedFileCheck {

  /**
   * A file and what it is to be.
   *
   * @param location where the spec asks for it
   */
  private record Use(String path, String purpose, Location location) {}

  private SharedFileCheck() {}

  static List<Finding> check(GenerationRequest request) {
    Map<String, Use> first = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Use use : uses(request)) {
      Use other = first.putIfAbsent(use.path(), use);
      if (other != null) {
        findings.add(
            Finding.error(
                "target/shared-file",
                use.location(),
                "'" + use.path() + "' is to be " + other.purpose() + " and " + use.purpose() + ".",
                "One would overwrite the other.",
                "Give each a file of its own."));
      }
    }
    return findings;
  }

  private static List<Use> uses(GenerationRequest request) {
    Location spec = Location.ofFile(request.spec().file());
    List<Use> uses = new ArrayList<>();
    uses.add(new Use(request.specPath(), "the spec", spec));
    uses.add(new Use(Lock.pathFor(request.specPath()), "the spec's lock", spec));
    request.spec().bazel().ifPresent(bazel -> add(uses, bazel));
    request
        .spec()
        .docker()
        .ifPresent(
            docker -> {
              docker.config().ifPresent(file -> uses.add(use(file, "docker's configuration")));
              docker.authFile().ifPresent(file -> uses.add(use(file, "podman's authfile")));
            });
    return uses;
  }

  private static void add(List<Use> uses, BazelSettings bazel) {
    Location at = bazel.location();
    HelperStubs stubs = HelperStubs.of(bazel);
    uses.add(new Use(HelperConfigGenerator.PATH, "the helper's configuration", at));
    stubs.unix().ifPresent(path -> uses.add(new Use(path, "the helper on Unix", at)));
    stubs.windows().ifPresent(path -> uses.add(new Use(path, "the helper on Windows", at)));
    uses.add(new Use(bazel.rcFile(), "the rc file", at));
    bazel.importFrom().ifPresent(path -> uses.add(new Use(path, "the file that imports it", at)));
  }

  private static Use use(RegistryFile file, String purpose) {
    return new Use(file.file(), purpose, file.location());
  }
}
