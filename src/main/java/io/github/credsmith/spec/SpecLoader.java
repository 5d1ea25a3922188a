package io.github.credsmith.spec;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.Severity;
import io.github.credsmith.schema.SchemaDefaults;
import io.github.credsmith.schema.SchemaName;
import io.github.credsmith.schema.SchemaValidator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a spec from one or several files: merges them, checks them against the schema, and then
 * what no schema can say.
 */
public final class SpecLoader {
  private static final List<SpecCheck> CHECKS =
      List.of(
          new OverlapCheck(),
          new ProviderReach(),
          new MissingHeaderCheck(),
          new BareHostCheck(),
          new IncompleteSecretsCheck(),
          new InsecureLiteralCheck());

  private final SchemaValidator validator;
  private final SchemaDefaults defaults;
  private final Path workingDirectory;
  private final SpecTexts texts;

  /**
   * A loader of specs on disk.
   *
   * @param workingDirectory what the paths of specs are relative to
   */
  public SpecLoader(SchemaValidator validator, Path workingDirectory) {
    this(validator, workingDirectory, SpecTexts.DISK);
  }

  /** A loader of specs whose files are read from somewhere. */
  public SpecLoader(SchemaValidator validator, Path workingDirectory, SpecTexts texts) {
    this.validator = validator;
    this.defaults = new SchemaDefaults(SchemaName.CREDSMITH);
    this.workingDirectory = workingDirectory;
    this.texts = texts;
  }

  /**
   * Reads files as one spec; a later file is laid over an earlier one, and each over what it
   * extends.
   *
   * @param paths at least one, absolute or relative to the working directory
   */
  public LoadedSpec load(List<Path> paths) {
    SpecFiles files = new SpecFiles(workingDirectory, texts);
    paths.forEach(files::add);
    List<Finding> findings = new ArrayList<>(files.findings());
    Optional<CredentialSpec> spec = Optional.empty();
    if (files.unreadable().isEmpty() && findings.isEmpty()) {
      spec = read(files.layers(), findings);
    }
    findings.sort(Finding.BY_PLACE);
    return new LoadedSpec(spec, findings, files.unreadable(), files.sources());
  }

  private Optional<CredentialSpec> read(List<Document> layers, List<Finding> findings) {
    for (Document layer : layers.size() > 1 ? layers : List.<Document>of()) {
      findings.addAll(validator.validate(header(layer.root()), SchemaName.CREDSMITH));
    }
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    Node merged = merged(layers);
    findings.addAll(validator.validate(merged, SchemaName.CREDSMITH));
    layers.forEach(layer -> findings.addAll(DuplicateNameCheck.check(layer.root())));
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      return Optional.empty();
    }
    String file = layers.get(layers.size() - 1).file();
    SpecReader reader = new SpecReader();
    CredentialSpec spec = reader.read(file, (Node.Mapping) defaults.fill(merged));
    findings.addAll(reader.findings());
    findings.addAll(check(spec));
    return Optional.of(spec);
  }

  /** What is wrong with a spec that fits the schema. */
  public static List<Finding> check(CredentialSpec spec) {
    return CHECKS.stream().flatMap(check -> check.check(spec).stream()).toList();
  }

  private static Node merged(List<Document> layers) {
    Node merged = layers.get(0).root();
    for (Document layer : layers.subList(1, layers.size())) {
      merged = SpecMerger.merge((Node.Mapping) merged, (Node.Mapping) layer.root());
    }
    return merged;
  }

  /**
   * What each file must have for itself, so that it is known for a spec. The rest need only be
   * complete once it is laid over what it extends.
   */
  private static Node header(Node root) {
    if (!(root instanceof Node.Mapping mapping)) {
      return root;
    }
    List<Node.Entry> header =
        mapping.entries().stream()
            .filter(entry -> entry.name().equals("apiVersion") || entry.name().equals("kind"))
            .toList();
    return new Node.Mapping(header, mapping.location());
  }
}
