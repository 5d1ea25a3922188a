package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Location;

/**
 * The value of one {@code --credential_helper=[SCOPE=]PATH}.
 *
 * @param scope what stands before the first {@code =}; {@link CredentialScope.Default} if there is
 *     none
 * @param path the program
 * @param location where the value is written
 */
public record HelperDeclaration(CredentialScope scope, HelperPath path, Location location) {
  /** Reads a value; what is wrong with it is in its scope and path. */
  public static HelperDeclaration parse(String value, Location location) {
    int equals = value.indexOf('=');
    CredentialScope scope =
        equals < 0
            ? new CredentialScope.Default()
            : CredentialScope.parse(value.substring(0, equals));
    return new HelperDeclaration(scope, HelperPath.parse(value.substring(equals + 1)), location);
  }

  /** Whether Bazel refuses the value, and with it every command that the line applies to. */
  public boolean isRefused() {
    return scope instanceof CredentialScope.Invalid || path.kind().isRefused();
  }

  /** Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof HelperDeclaration declaration
        && location.equals(declaration.location)
        && scope.equals(declaration.scope)
        && path.equals(declaration.path);
  }

  @Override
  public int hashCode() {
    return 31 * location.hashCode() + scope.hashCode();
  }
}
