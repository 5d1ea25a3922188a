package io.github.credsmith.adopt;

import io.github.credsmith.spec.BazelSettings;
import io.github.credsmith.spec.Credential;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.DockerSettings;
import io.github.credsmith.spec.SpecLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The spec that the files of a workspace amount to. */
public final class WorkspaceImport {
  private final ExistingWorkspace existing;
  private final HelperLines lines;
  private final List<ImportNote> notes = new ArrayList<>();
  private final CredentialSpec spec;

  private WorkspaceImport(ExistingWorkspace existing) {
    this.existing = existing;
    this.lines = new HelperLines(existing.stack());
    BazelSection section = new BazelSection(existing.stack(), lines);
    notes.addAll(existing.notes());
    notes.addAll(lines.notes());
    notes.addAll(section.notes());
    List<Credential> credentials = credentials(withoutErrors(drafts()));
    DockerEntries docker = new DockerEntries(credentials);
    Optional<DockerSettings> dockerSettings = docker.settings(existing.docker());
    notes.addAll(docker.notes());
    this.spec =
        new CredentialSpec(CredentialSpec.FILE_NAME, bazel(section), credentials, dockerSettings);
    notes.addAll(new ReplacedLines(lines.programs(), spec).notes(existing.stack()));
  }

  /**
   * Reads a workspace.
   *
   * @param root its root folder, absolute
   */
  public static WorkspaceImport of(Path root) {
    return new WorkspaceImport(ExistingWorkspace.read(root));
  }

  /** The spec; its locations are those of the files it was made from. */
  public CredentialSpec spec() {
    return spec;
  }

  /**
   * The spec as a file.
   *
   * @param folder the workspace folder's name, from which the spec takes its own
   */
  public String text(String folder) {
    return SpecText.of(CredentialNames.ofText(folder), spec);
  }

  /**
   * The spec as a file to be shown: three stars take the place of each secret that stands in it.
   *
   * @param folder as for {@link #text}
   */
  public String textWithoutSecrets(String folder) {
    List<Credential> masked =
        spec.credentials().stream().map(CredentialDraft::withoutSecrets).toList();
    return SpecText.of(
        CredentialNames.ofText(folder),
        new CredentialSpec(spec.file(), spec.bazel(), masked, spec.docker()));
  }

  /** The files that could not be read, or are not what they must be, each with its reason. */
  public List<ImportNote> unreadable() {
    return existing.unreadable();
  }

  /**
   * What could not be carried over, what will be otherwise, and which lines the generated block
   * takes the place of.
   *
   * @param generate the files that are generated from a spec, by their paths in the workspace
   */
  public List<ImportNote> notes(Function<CredentialSpec, Map<String, String>> generate) {
    List<ImportNote> all = new ArrayList<>(notes);
    if (spec.bazel().isPresent()) {
      WorkspaceEffect after = after(generate);
      all.addAll(
          ToolSettings.of(existing.stack())
              .notes(ToolSettings.of(after.stack()), spec.bazel().get().rcFile()));
      all.addAll(changes(after));
    }
    return all.stream().distinct().sorted(ImportNote.BY_PLACE).toList();
  }

  /**
   * Where the generated files have another effect than those that are there.
   *
   * @param generate the files that are generated from a spec, by their paths in the workspace
   */
  List<ImportNote> changes(Function<CredentialSpec, Map<String, String>> generate) {
    return spec.bazel().isEmpty() ? List.of() : changes(after(generate));
  }

  private List<ImportNote> changes(WorkspaceEffect after) {
    WorkspaceEffect before =
        new WorkspaceEffect(existing.stack(), existing.rules(), lines.programs());
    EffectComparison comparison =
        new EffectComparison(before, after, spec, WorkspaceEffect.calls(lines.configs()));
    return List.copyOf(
        comparison.differences(ProbeUris.of(lines.scopes(), existing.rules(), spec)));
  }

  private WorkspaceEffect after(Function<CredentialSpec, Map<String, String>> generate) {
    return WorkspaceEffect.ofTexts(
        generate.apply(spec),
        existing.stack().version(),
        spec.bazel().map(BazelSettings::helper).orElseThrow());
  }

  private Optional<BazelSettings> bazel(BazelSection section) {
    boolean used =
        !lines.scopes().isEmpty() || existing.rules().isPresent() || !existing.ruleSets().isEmpty();
    return used ? Optional.of(section.settings(existing.ruleSets())) : Optional.empty();
  }

  private List<CredentialDraft> drafts() {
    if (existing.rules().isEmpty()) {
      KnownHostDrafts known = new KnownHostDrafts(lines.scopes());
      notes.addAll(known.notes());
      return known.drafts();
    }
    RuleDrafts rules = new RuleDrafts(existing.rules().get(), lines.scopes());
    notes.addAll(rules.notes());
    return rules.drafts();
  }

  private List<CredentialDraft> withoutErrors(List<CredentialDraft> drafts) {
    ConsistentDrafts consistent =
        new ConsistentDrafts(drafts, SpecLoader::check, CredentialSpec.FILE_NAME);
    notes.addAll(consistent.notes());
    return consistent.kept();
  }

  private static List<Credential> credentials(List<CredentialDraft> drafts) {
    Collection<List<CredentialDraft>> groups =
        drafts.stream()
            .collect(
                Collectors.groupingBy(
                    CredentialDraft::shared, LinkedHashMap::new, Collectors.toList()))
            .values();
    CredentialNames names =
        new CredentialNames(groups.stream().map(g -> g.get(0).settings().kind().id()).toList());
    return groups.stream()
        .map(
            group ->
                CredentialDraft.credential(
                    names.next(group.get(0).settings().kind().id(), group.get(0).host()), group))
        .toList();
  }
}
