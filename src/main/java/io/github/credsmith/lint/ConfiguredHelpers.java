package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.document.Location;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The helpers of a workspace that read its helper configuration. A workspace may also use other
 * programs, whose answers nobody knows here: of several programs, those count that are named like
 * the helper.
 */
public final class ConfiguredHelpers {
  private static final Set<String> NAMES =
      Set.of("credential-helper", "tweag-credential-helper", "credsmith");
  private static final List<String> WINDOWS_ENDINGS = List.of(".exe", ".bat", ".cmd");

  private final boolean single;
  private final boolean configured;
  private final Set<HelperDeclaration> effective;
  private final Map<Location, Location> scopes = new HashMap<>();

  /**
   * The helpers of a workspace.
   *
   * @param configured whether the workspace has a helper configuration
   * @param lines every helper that its rc files name
   * @param options what the ways to call Bazel in it come to, each once
   */
  ConfiguredHelpers(boolean configured, List<HelperLine> lines, List<CredentialOptions> options) {
    this.configured = configured;
    this.single = lines.stream().map(line -> program(line.declaration())).distinct().count() == 1;
    for (HelperLine line : lines) {
      scopes.put(line.declaration().location(), line.scopeLocation());
    }
    this.effective =
        options.stream()
            .flatMap(option -> option.helpers().effective().stream())
            .filter(this::read)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a declaration's program reads the workspace's helper configuration. */
  public boolean read(HelperDeclaration declaration) {
    return configured && (single || NAMES.contains(program(declaration)));
  }

  /** The declarations in effect for some way to call Bazel, each once. */
  public Set<HelperDeclaration> effective() {
    return Collections.unmodifiableSet(effective);
  }

  /** Where a declaration's scope stands. */
  public Location scopeOf(HelperDeclaration declaration) {
    return scopes.getOrDefault(declaration.location(), declaration.location());
  }

  /** The name of the program without folder and Windows ending. */
  private static String program(HelperDeclaration declaration) {
    String path = declaration.path().text().toLowerCase(Locale.ROOT).replace('\\', '/');
    String name = path.substring(path.lastIndexOf('/') + 1);
    return WINDOWS_ENDINGS.stream()
        .filter(name::endsWith)
        .findFirst()
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .orElse(name);
  }
}
