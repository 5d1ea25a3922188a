package io.github.credsmith.lint.across;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A container registry that no scope covers. */
final class UncoveredRegistry implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/uncovered-registry",
          Severity.INFO,
          "MODULE.bazel pulls from a container registry, and no scope of the credential helpers covers it.",
          "The images are pulled without credentials, which is right for public ones alone.",
          "Add `common --credential_helper=REGISTRY=...` if the images are not public.",
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .and(
                  "MODULE.bazel",
                  "oci.pull(\n    name = \"base\",\n    image = \"registry.acme.example/base\",\n    tag = \"1.0\",\n)\n")
              .andHelper(),
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\ncommon --credential_helper=registry.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  "MODULE.bazel",
                  "oci.pull(\n    name = \"base\",\n    image = \"registry.acme.example/base\",\n    tag = \"1.0\",\n)\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  /** A pull of rules_oci or rules_img; its arguments hold no parentheses. */
  private static final Pattern PULL = Pattern.compile("\\bpull\\(([^()]*)\\)");

  private static final Pattern REGISTRY =
      Pattern.compile(
          "\\b(?:registry\\s*=\\s*\"([^\"/]+)\"|image\\s*=\\s*\"([^\"/]*[.:][^\"/]*)/)");

  @Override
  public List<Finding> check(Workspace workspace) {
    if (workspace.moduleFile().isEmpty() || workspace.helperLines().isEmpty()) {
      return List.of();
    }
    SourceText module = workspace.moduleFile().get();
    Set<String> seen = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    Matcher pull = PULL.matcher(module.text());
    while (pull.find()) {
      Matcher registry = REGISTRY.matcher(module.text()).region(pull.start(1), pull.end(1));
      while (registry.find()) {
        int group = registry.group(1) != null ? 1 : 2;
        String host = registry.group(group);
        if (seen.add(host) && isUncovered(host, workspace)) {
          findings.add(finding(host, module.location(registry.start(group), registry.end(group))));
        }
      }
    }
    return findings;
  }

  private static Finding finding(String host, Location place) {
    return DESCRIPTION.finding(
        place, "No credential helper is asked for the registry '" + host + "'.");
  }

  private static boolean isUncovered(String host, Workspace workspace) {
    try {
      RequestUri uri = RequestUri.parse("https://" + host + "/v2/");
      return workspace
          .credentialOptions()
          .noneMatch(options -> options.helpers().helperFor(uri).isPresent());
    } catch (InvalidUriException noHost) {
      return false;
    }
  }
}
