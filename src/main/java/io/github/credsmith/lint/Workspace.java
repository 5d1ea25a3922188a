package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.bazelrc.WorkspaceVersion;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.HelperConfigReading;
import io.github.credsmith.kubernetes.Manifest;
import io.github.credsmith.kubernetes.PullSecret;
import io.github.credsmith.spec.LoadedSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the rules look at: the files of one Bazel workspace, all read.
 *
 * @param root the workspace's folder, absolute
 * @param context who lints, and where
 * @param searchPath decides what is on the path
 * @param version the Bazel version that the workspace asks for
 * @param bazelrc its rc files
 * @param rcOptions every option of every rc file, each once, however often its file is imported
 * @param helperLines every {@code --credential_helper} in them that has a value, each once
 * @param invocations the ways to call Bazel that the rc files tell apart
 * @param credentialOptions what the options of all invocations come to as far as credentials go,
 *     each once
 * @param configuredHelpers the helpers that read its helper configuration
 * @param helperConfig its helper configuration; empty if it has none
 * @param dockerConfigs docker's and podman's files in it, and what its other files set {@code
 *     DOCKER_AUTH_CONFIG} to
 * @param manifests the YAML files in it that have to do with pulling images
 * @param spec its spec with what is wrong with it; empty if it has none
 * @param drift where the workspace is not what its spec generates
 * @param user the caller's own files; empty if they do not count
 * @param moduleFile the text of its {@code MODULE.bazel}; empty if it has none
 * @param sources the text of every file that could be decoded, rc files included
 */
public record Workspace(
    Path root,
    RequestContext context,
    SearchPath searchPath,
    WorkspaceVersion version,
    BazelrcStack bazelrc,
    List<RcOption> rcOptions,
    List<HelperLine> helperLines,
    List<Invocation> invocations,
    List<CredentialOptions> credentialOptions,
    ConfiguredHelpers configuredHelpers,
    Optional<ReadFile<HelperConfigReading>> helperConfig,
    List<ReadFile<DockerConfig>> dockerConfigs,
    List<ReadFile<Manifest>> manifests,
    Optional<LoadedSpec> spec,
    List<Drift> drift,
    Optional<UserFiles> user,
    Optional<SourceText> moduleFile,
    List<SourceText> sources) {
  public Workspace {
    rcOptions = List.copyOf(rcOptions);
    helperLines = List.copyOf(helperLines);
    invocations = List.copyOf(invocations);
    credentialOptions = List.copyOf(credentialOptions);
    dockerConfigs = List.copyOf(dockerConfigs);
    manifests = List.copyOf(manifests);
    drift = List.copyOf(drift);
    sources = List.copyOf(sources);
  }

  /** Every statement of every rc file, each once, however often its file is imported. */
  public Stream<Statement> statements() {
    return statements(bazelrc);
  }

  /** Every line with options. */
  public Stream<Statement.OptionsLine> optionLines() {
    return statements()
        .filter(Statement.OptionsLine.class::isInstance)
        .map(Statement.OptionsLine.class::cast);
  }

  /** Every option of every rc file. */
  public Stream<RcOption> options() {
    return rcOptions.stream();
  }

  /** The rules of the helper configuration; empty without a file or if any of it is at fault. */
  public Optional<HelperConfig> helperRules() {
    return helperConfig
        .flatMap(ReadFile::content)
        .filter(HelperConfigReading.Valid.class::isInstance)
        .map(reading -> ((HelperConfigReading.Valid) reading).config());
  }

  /** Every statement of every file of a stack, each once, however often its file is imported. */
  static Stream<Statement> statements(BazelrcStack stack) {
    return stack.files().values().stream().flatMap(file -> file.statements().stream());
  }

  /** The docker configurations of the workspace and the caller. */
  public Stream<ReadFile<DockerConfig>> allDockerConfigs() {
    return Stream.concat(
        dockerConfigs.stream(), user.stream().flatMap(own -> own.dockerConfigs().stream()));
  }

  /** Those of them that could be read. */
  public Stream<DockerConfig> dockerConfigFiles() {
    return allDockerConfigs().flatMap(file -> file.content().stream());
  }

  /** Those that could be read, those in Kubernetes Secrets included. */
  public Stream<DockerConfig> readableDockerConfigs() {
    return Stream.concat(dockerConfigFiles(), secretConfigs());
  }

  /** Those that could be read and are of the workspace, those in Kubernetes Secrets included. */
  public Stream<DockerConfig> ownDockerConfigs() {
    return Stream.concat(
        dockerConfigs.stream().flatMap(file -> file.content().stream()), secretConfigs());
  }

  private Stream<DockerConfig> secretConfigs() {
    return pullSecrets().flatMap(secret -> secret.config().stream());
  }

  /** The manifests that could be read. */
  public Stream<Manifest> readableManifests() {
    return manifests.stream().flatMap(file -> file.content().stream());
  }

  /** The Secrets of all manifests that hold a docker configuration. */
  public Stream<PullSecret> pullSecrets() {
    return readableManifests().flatMap(manifest -> manifest.pullSecrets().stream());
  }
}
