package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.HelperLine;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A scope that Bazel refuses. */
final class InvalidScope implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/invalid-scope",
          Severity.ERROR,
          "The scope of a --credential_helper is not a DNS name, or *. and a DNS name.",
          "Bazel ends the command with an error before it fetches anything.",
          "Write the host alone: no scheme, no port, no path, at least one dot; it covers every port and path.",
          Example.bazelrc(
                  "common --credential_helper=cache.acme.example:9092=%workspace%/tools/credential-helper\n")
              .andHelper(),
          Example.bazelrc(
                  "common --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperLines().stream()
        .filter(line -> line.declaration().scope() instanceof CredentialScope.Invalid)
        .map(line -> finding(line, (CredentialScope.Invalid) line.declaration().scope()))
        .toList();
  }

  private static Finding finding(HelperLine line, CredentialScope.Invalid scope) {
    return DESCRIPTION.finding(
        place(line, scope),
        "The scope '" + SecretShapes.shown(scope.text()) + "' " + scope.fault().description() + ".",
        DESCRIPTION.why(),
        fix(scope));
  }

  /** The part of the scope that is wrong. */
  private static Location place(HelperLine line, CredentialScope.Invalid scope) {
    String text = line.scopeText();
    int scheme = text.indexOf("://");
    int host = scheme < 0 ? 0 : scheme + 3;
    int slash = text.indexOf('/', host);
    int colon = text.indexOf(':', host);
    return switch (scope.fault()) {
      case SCHEME -> scheme < 0 ? line.scopeLocation() : line.scopePart(0, host);
      case PATH -> slash < 0 ? line.scopeLocation() : line.scopePart(slash, text.length());
      case PORT -> colon < 0 ? line.scopeLocation() : line.scopePart(colon, text.length());
      default -> line.scopeLocation();
    };
  }

  private static String fix(CredentialScope.Invalid scope) {
    return switch (scope.fault()) {
      case SCHEME -> "Remove the scheme; the scope covers every scheme.";
      case PATH -> "Remove the path; let the helper configuration tell paths apart.";
      case PORT -> "Remove the port; the scope covers every port.";
      case SINGLE_LABEL -> "Write a name with a dot, such as 127.0.0.1 for localhost.";
      case WILDCARD -> "Write *. and a domain; it covers the domain itself and every depth below.";
      default -> DESCRIPTION.fix();
    };
  }
}
