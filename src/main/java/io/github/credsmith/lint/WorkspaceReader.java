package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelrcFile;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.RcFileSet;
import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.bazelrc.WorkspaceVersion;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.DockerConfigReader;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.helperconfig.HelperConfigFile;
import io.github.credsmith.helperconfig.HelperConfigReader;
import io.github.credsmith.helperconfig.HelperConfigReading;
import io.github.credsmith.kubernetes.Manifest;
import io.github.credsmith.kubernetes.ManifestReader;
import io.github.credsmith.kubernetes.ManifestText;
import io.github.credsmith.spec.LoadedSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Loads workspaces, each once. A file that cannot be read keeps no other from being read. Safe for
 * use by several threads.
 */
public final class WorkspaceReader {
  private final RequestContext context;
  private final SearchPath searchPath;
  private final RcFiles files;
  private final Function<Path, LoadedSpec> specs;
  private final SpecDrift drift;

  /**
   * A reader.
   *
   * @param files gives the text of any file, under the name that reports show
   * @param specs loads the spec at an absolute path
   * @param drift compares a workspace with its spec
   */
  public WorkspaceReader(
      RequestContext context, RcFiles files, Function<Path, LoadedSpec> specs, SpecDrift drift) {
    this.context = context;
    this.searchPath = new SearchPath(context);
    this.files = files;
    this.specs = specs;
    this.drift = drift;
  }

  /** Reads what is in a workspace's folder. */
  public Workspace read(WorkspaceFolder folder) {
    List<SourceText> sources = new ArrayList<>();
    WorkspaceVersion version = WorkspaceVersion.ofFiles(files, folder.root());
    BazelrcStack stack = BazelrcStack.read(rcFiles(folder), files, version.version());
    stack.files().values().stream().map(BazelrcFile::source).forEach(sources::add);
    Optional<ReadFile<HelperConfigReading>> helper =
        read(
            folder.root().resolve(HelperConfigFile.NAME),
            sources,
            source -> HelperConfigReader.read(JsonReader.read(source)));
    List<ReadFile<DockerConfig>> docker = new ArrayList<>();
    for (WorkspaceFolder.DockerFile file : folder.dockerFiles()) {
      read(file.path(), sources, source -> DockerConfigReader.read(source, file.format()))
          .ifPresent(docker::add);
    }
    List<ReadFile<Manifest>> manifests = new ArrayList<>();
    for (Path file : folder.manifests()) {
      manifest(file, sources).ifPresent(manifests::add);
    }
    for (ReadFile<Manifest> manifest : manifests) {
      manifest.content().map(Manifest::source).map(AuthVariables::of).ifPresent(docker::addAll);
    }
    Optional<LoadedSpec> spec = folder.spec().map(specs);
    spec.ifPresent(loaded -> sources.addAll(loaded.sources()));
    List<RcOption> options = RcOption.all(stack);
    List<HelperLine> helperLines = HelperLine.among(options);
    List<Invocation> invocations = new Invocations(stack).all();
    List<CredentialOptions> credentials = CredentialOptions.of(invocations);
    return new Workspace(
        folder.root(),
        context,
        searchPath,
        version,
        stack,
        options,
        helperLines,
        invocations,
        credentials,
        new ConfiguredHelpers(helper.isPresent(), helperLines, credentials),
        helper,
        docker,
        manifests,
        spec,
        spec.map(loaded -> drift.of(loaded, folder.spec().orElseThrow())).orElse(List.of()),
        Optional.of(new UserFilesReader(context, files))
            .filter(reader -> folder.userFiles())
            .map(reader -> reader.read(sources::add)),
        read(folder.root().resolve("MODULE.bazel"), new ArrayList<>(), source -> source)
            .flatMap(ReadFile::content),
        sources);
  }

  /** What is no YAML is worth a word only if a pull secret is in it and nothing is filled in. */
  private Optional<ReadFile<Manifest>> manifest(Path path, List<SourceText> sources) {
    List<SourceText> text = new ArrayList<>();
    Optional<ReadFile<Manifest>> manifest = read(path, text, ManifestReader::read);
    if (manifest.flatMap(ReadFile::failure).isPresent()
        && text.stream().noneMatch(source -> ManifestText.mustBeReadable(source.text()))) {
      return Optional.empty();
    }
    sources.addAll(text);
    return manifest;
  }

  private RcFileSet rcFiles(WorkspaceFolder folder) {
    RcFileSet own = RcFileSet.ofWorkspace(folder.root()).with(folder.rcFiles());
    return folder.userFiles() ? own.withUserFiles(context) : own;
  }

  private <T> Optional<ReadFile<T>> read(
      Path path, List<SourceText> sources, Function<SourceText, T> reader) {
    try {
      Optional<SourceText> source = files.read(path);
      source.ifPresent(sources::add);
      return source.map(text -> ReadFile.of(text.file(), reader.apply(text)));
    } catch (DocumentException unreadable) {
      return Optional.of(ReadFile.failed(unreadable));
    }
  }
}
