package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.dockerconfig.CredHelper;
import io.github.credsmith.dockerconfig.CredentialHelperName;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A docker credential helper that is not there. */
final class HelperNotOnPath implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/helper-not-on-path",
          Severity.INFO,
          "The program of a credential helper is not on PATH.",
          "On a machine without the program, docker fails for every registry that the helper is for.",
          "Install the program, or remove the helper.",
          Example.docker("{\"credHelpers\": {\"ghcr.io\": \"no-such-helper\"}}\n"),
          Example.docker("{\"credHelpers\": {}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .readableDockerConfigs()
        .filter(config -> config.format().hasHelpers())
        .flatMap(HelperNotOnPath::helpers)
        .filter(helper -> isMissing(helper, workspace))
        .map(
            helper ->
                DESCRIPTION.finding(
                    helper.location(),
                    "The program 'docker-credential-" + helper.name() + "' is not on PATH here."))
        .toList();
  }

  /** The first entry of each program: the others are the same fault. */
  private static Stream<CredHelper> helpers(DockerConfig config) {
    Map<String, CredHelper> first = new LinkedHashMap<>();
    Stream.concat(config.credsStore().stream(), config.credHelpers().stream())
        .forEach(helper -> first.putIfAbsent(helper.name(), helper));
    return first.values().stream();
  }

  /** Windows finds programs by other names too, so nothing is said there. */
  private static boolean isMissing(CredHelper helper, Workspace workspace) {
    return workspace.context().os() != OperatingSystem.WINDOWS
        && CredentialHelperName.parse(helper.name())
            .map(CredentialHelperName::program)
            .filter(program -> !workspace.searchPath().has(program))
            .isPresent();
  }
}
