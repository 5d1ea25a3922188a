package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.bazelrc.HelperScopes;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.HelperLine;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A scope that is given to two helpers. */
final class RepeatedScope implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/repeated-scope",
          Severity.WARNING,
          "A file names two helpers for the same scope, command and config.",
          "Of the two the later one is asked, always; the earlier line has no effect.",
          "Remove one of the lines.",
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\ncommon --credential_helper=github.com=gh-helper\n")
              .andHelper(),
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    Map<List<Object>, List<HelperDeclaration>> sections =
        workspace.helperLines().stream()
            .collect(
                Collectors.groupingBy(
                    RepeatedScope::section,
                    LinkedHashMap::new,
                    Collectors.mapping(HelperLine::declaration, Collectors.toList())));
    return sections.values().stream()
        .flatMap(declarations -> new HelperScopes(declarations).shadowed().stream())
        .map(RepeatedScope::finding)
        .toList();
  }

  /** The same for lines that are in effect together or not at all. */
  private static List<Object> section(HelperLine line) {
    Location place = line.option().option().location();
    return List.of(place.file(), line.option().line().key());
  }

  private static Finding finding(HelperScopes.Shadowed shadowed) {
    HelperDeclaration earlier = shadowed.declaration();
    return DESCRIPTION
        .finding(
            earlier.location(),
            "The scope '" + earlier.scope() + "' is given to another helper further down.")
        .relatedTo(shadowed.by().location(), "this one is asked");
  }
}
