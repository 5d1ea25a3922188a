package io.github.credsmith.cli;

import io.github.credsmith.schema.SchemaName;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = {
      "Print a JSON schema, for an editor or another validator.",
      "",
      "credsmith schema > credsmith.schema.json, then begin the spec with:",
      "# yaml-language-server: $schema=credsmith.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "NAME",
      defaultValue = "credsmith",
      description =
          "credsmith (the spec), helper-config or docker-config. Default: ${DEFAULT-VALUE}")
  private String name;

  @Spec private CommandSpec spec;

  SchemaCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SchemaName schema =
        SchemaName.of(name)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "no schema '" + name + "'; there is " + names()));
    session.out().print(schema.text());
    return ExitCode.OK;
  }

  private static String names() {
    return Arrays.stream(SchemaName.values())
        .map(SchemaName::key)
        .collect(Collectors.joining(", "));
  }
}
