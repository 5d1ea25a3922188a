package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.ReadFile;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A docker configuration that is not JSON. */
final class NotJson implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/not-json",
          Severity.ERROR,
          "The docker configuration cannot be read as JSON.",
          "docker and the helper refuse the file, so no registry has credentials.",
          "Mend the JSON; it has no comments and no trailing commas.",
          Example.docker("{\"auths\": {},}\n"),
          Example.docker("{\"auths\": {}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .allDockerConfigs()
        .map(ReadFile::failure)
        .flatMap(failure -> failure.stream())
        .map(NotJson::finding)
        .toList();
  }

  private static Finding finding(DocumentException failure) {
    return DESCRIPTION.finding(
        failure.location(), "The docker configuration " + failure.getMessage() + ".");
  }
}
