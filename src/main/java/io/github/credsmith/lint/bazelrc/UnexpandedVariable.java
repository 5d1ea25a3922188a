package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.CredentialFlag.Carries;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RcOption;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A variable in an rc file, which no shell reads. */
final class UnexpandedVariable implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/unexpanded-variable",
          Severity.WARNING,
          "A header, URL or path holds a variable as a shell would write it.",
          "Bazel expands no variables in rc files, so the service is sent these very characters.",
          "Let a credential helper give the header, or pass the flag on the command line.",
          Example.bazelrc("common --remote_header=x-api-key=${CACHE_KEY}\n"),
          Example.bazelrc("common --remote_header=x-team=build\n"));

  private static final Set<Carries> CARRYING =
      Set.of(Carries.HEADER, Carries.ENDPOINT, Carries.TLS, Carries.CREDENTIALS);

  /** As POSIX shells write it, or as Windows does; Bazel's own placeholders are lower case. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{[A-Za-z_]\\w*}|\\$[A-Za-z_]\\w*|%[A-Z_][A-Z0-9_]*%");

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .options()
        .filter(UnexpandedVariable::matters)
        .flatMap(UnexpandedVariable::findings)
        .toList();
  }

  private static boolean matters(RcOption option) {
    return option.option().credentialFlag().filter(f -> CARRYING.contains(f.carries())).isPresent();
  }

  private static Stream<Finding> findings(RcOption option) {
    Matcher variable = VARIABLE.matcher(option.option().valueText().orElse(""));
    return variable
        .results()
        .map(
            found ->
                DESCRIPTION.finding(
                    option.valuePart(found.start(), found.end()),
                    "Bazel does not expand '" + found.group() + "'."));
  }
}
