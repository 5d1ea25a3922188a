package io.github.credsmith.lint.across;

import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.lint.HelperLine;
import io.github.credsmith.lint.Invocation;
import io.github.credsmith.lint.Workspace;
import java.util.LinkedHashSet;
import java.util.Locale;
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

  private final Workspace workspace;
  private final boolean single;

  ConfiguredHelpers(Workspace workspace) {
    this.workspace = workspace;
    this.single =
        workspace.helperLines().stream().map(line -> program(line.declaration())).distinct().count()
            == 1;
  }

  /** Whether a declaration's program reads the workspace's helper configuration. */
  boolean read(HelperDeclaration declaration) {
    return workspace.helperConfig().isPresent() && (single || NAMES.contains(program(declaration)));
  }

  /** The declarations in effect for some way to call Bazel, each once. */
  Set<HelperDeclaration> effective() {
    return workspace.invocations().stream()
        .map(Invocation::options)
        .flatMap(options -> options.helperScopes().effective().stream())
        .filter(this::read)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Where a declaration's scope stands. */
  io.github.credsmith.document.Location scopeOf(HelperDeclaration declaration) {
    return workspace.helperLines().stream()
        .filter(line -> line.declaration().location().equals(declaration.location()))
        .map(HelperLine::scopeLocation)
        .findFirst()
        .orElse(declaration.location());
  }

  /** The name of the program without folder and Windows ending. */
  private static String program(HelperDeclaration declaration) {
    String path = declaration.path().text().toLowerCase(Locale.ROOT).replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.(?:exe|bat|cmd)$", "");
  }
}
