package io.github.credsmith.lint.across;

import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.document.Location;
import io.github.credsmith.lint.HelperLine;
import io.github.credsmith.lint.Workspace;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The helpers of a workspace that read its helper configuration. A workspace may also use other
 * programs, whose answers nobody knows here: of several programs, those count that are named like
 * the helper.
 */
final class ConfiguredHelpers {
  private static final Set<String> NAMES =
      Set.of("credential-helper", "tweag-credential-helper", "credsmith");

  private final boolean single;
  private final boolean configured;
  private final Set<HelperDeclaration> effective;
  private final Map<Location, Location> scopes = new HashMap<>();

  ConfiguredHelpers(Workspace workspace) {
    this.configured = workspace.helperConfig().isPresent();
    this.single =
        workspace.helperLines().stream().map(line -> program(line.declaration())).distinct().count()
            == 1;
    for (HelperLine line : workspace.helperLines()) {
      scopes.put(line.declaration().location(), line.scopeLocation());
    }
    this.effective =
        workspace
            .credentialOptions()
            .flatMap(options -> options.helpers().effective().stream())
            .filter(this::read)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a declaration's program reads the workspace's helper configuration. */
  boolean read(HelperDeclaration declaration) {
    return configured && (single || NAMES.contains(program(declaration)));
  }

  /** The declarations in effect for some way to call Bazel, each once. */
  Set<HelperDeclaration> effective() {
    return Collections.unmodifiableSet(effective);
  }

  /** Where a declaration's scope stands. */
  Location scopeOf(HelperDeclaration declaration) {
    return scopes.getOrDefault(declaration.location(), declaration.location());
  }

  /** The name of the program without folder and Windows ending. */
  private static String program(HelperDeclaration declaration) {
    String path = declaration.path().text().toLowerCase(Locale.ROOT).replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.(?:exe|bat|cmd)$", "");
  }
}
