package io.github.credsmith.generate;

import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.spec.BazelSettings;
import io.github.credsmith.spec.Credential;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.HostPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a spec says well but a target cannot do, or does otherwise than its author may expect. */
public final class TargetChecks {
  private TargetChecks() {}

  /** Everything there is to say, whatever the generated files hold now. */
  public static List<Finding> check(GenerationRequest request) {
    CredentialSpec spec = request.spec();
    List<Finding> findings = new ArrayList<>();
    spec.bazel()
        .ifPresent(
            bazel -> findings.addAll(bazel(spec, bazel, TargetVersion.of(bazel, request.files()))));
    if (spec.docker().isPresent()) {
      credentials(spec, "oci")
          .flatMap(credential -> credential.hosts().stream())
          .forEach(host -> docker(host, listed(spec)).ifPresent(findings::add));
    }
    findings.addAll(SharedFileCheck.check(request));
    if (spec.bazel().isEmpty() && spec.docker().isEmpty()) {
      findings.add(
          Finding.warning(
              "target/none",
              Location.ofFile(spec.file()),
              "The spec has neither a 'bazel' nor a 'docker' section.",
              "No file is generated from it.",
              "Add 'bazel: {}' for the files of a Bazel build."));
    }
    return findings;
  }

  private static List<Finding> bazel(
      CredentialSpec spec, BazelSettings bazel, BazelVersion version) {
    List<Finding> findings = new ArrayList<>();
    tooOld(bazel, version).or(() -> remoteOnly(spec, bazel, version)).ifPresent(findings::add);
    buildOnly(bazel).ifPresent(findings::add);
    for (Credential credential : spec.credentials()) {
      if (!credential.provider().value().equals("null")) {
        credential.hosts().forEach(host -> scope(host).ifPresent(findings::add));
      }
      twoConfigs(bazel, credential).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> tooOld(BazelSettings bazel, BazelVersion version) {
    return CredentialFlag.CREDENTIAL_HELPER.nameFor(version).isPresent()
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "target/bazel-version",
                versionLocation(bazel),
                "Bazel " + version + " does not know --credential_helper under any name.",
                "Every command would end with 'Unrecognized option'.",
                "Use Bazel 5.3.0 or later, 6.3.0 for anything but remote caching and execution."));
  }

  private static Optional<Finding> remoteOnly(
      CredentialSpec spec, BazelSettings bazel, BazelVersion version) {
    boolean others =
        spec.credentials().stream()
            .anyMatch(
                credential ->
                    !Set.of("remoteapis", "null").contains(credential.provider().value()));
    return version.isAtLeast(6, 3, 0) || !others
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                "target/bazel-remote-only",
                versionLocation(bazel),
                "Bazel "
                    + version
                    + " asks a credential helper for remote caching and execution only.",
                "Repositories and modules are fetched without the spec's credentials.",
                "Use Bazel 6.3.0 or later."));
  }

  private static Location versionLocation(BazelSettings bazel) {
    return bazel.version().map(Located::location).orElse(bazel.location());
  }

  private static Optional<Finding> buildOnly(BazelSettings bazel) {
    return bazel.command().value().equals("build")
        ? Optional.of(
            Finding.warning(
                "target/build-only",
                bazel.command().location(),
                "With 'command: build' the commands query, mod and sync get no credentials.",
                "They fetch repositories and modules too, and then fail with 401 or 403.",
                "Leave 'command' out: 'common' reaches every command."))
        : Optional.empty();
  }

  private static Optional<Finding> scope(Located<HostPattern> host) {
    return BazelScopes.scope(host.value()) instanceof CredentialScope.Invalid invalid
        ? Optional.of(
            Finding.warning(
                "target/bazel-scope",
                host.location(),
                "Bazel cannot be told of '"
                    + host.value()
                    + "': the scope "
                    + invalid.fault().description()
                    + ".",
                "Bazel does not ask the helper for this host; other tools do.",
                "Use a name with a dot if Bazel is to send this credential."))
        : Optional.empty();
  }

  private static Optional<Finding> twoConfigs(BazelSettings bazel, Credential credential) {
    return credential
        .bazelConfig()
        .filter(config -> HelperStubs.of(bazel).differ())
        .map(
            config ->
                new Finding(
                    "target/config-per-platform",
                    Severity.INFO,
                    config.location(),
                    "On Windows the config is '" + config.value() + "-windows'.",
                    "Bazel cannot choose a helper by platform within a config.",
                    "Use --config=" + config.value() + "-windows there.",
                    List.of()));
  }

  /** The registries that the spec lists for docker's files beside those of its credentials. */
  private static List<HostPattern> listed(CredentialSpec spec) {
    return spec.docker().stream()
        .flatMap(docker -> Stream.concat(docker.config().stream(), docker.authFile().stream()))
        .flatMap(file -> file.registries().stream())
        .flatMap(registry -> HostPattern.parse(registry.value()).stream())
        .toList();
  }

  /** A wildcard of which at least one registry is listed is understood; the rest may not exist. */
  private static Optional<Finding> docker(Located<HostPattern> host, List<HostPattern> listed) {
    boolean understood = listed.stream().anyMatch(host.value()::covers);
    return host.value().wildcard() && !understood
        ? Optional.of(
            Finding.warning(
                "target/docker-wildcard",
                host.location(),
                "Docker's files cannot name all hosts of '"
                    + host.value()
                    + "': 'credHelpers' has no wildcards.",
                "Docker and podman do not ask the helper for them.",
                "List the registries in use under 'registries' of the 'docker' section."))
        : Optional.empty();
  }

  private static Stream<Credential> credentials(CredentialSpec spec, String provider) {
    return spec.credentials().stream()
        .filter(credential -> credential.provider().value().equals(provider));
  }
}
