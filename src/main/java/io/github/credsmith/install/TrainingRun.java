package io.github.credsmith.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of the program whose classes go into the archive. It takes place in a folder with a spec,
 * from which the program makes everything else itself.
 *
 * @param arguments the command
 * @param input what it reads from standard input
 * @param environment the variables that it needs
 */
record TrainingRun(List<String> arguments, String input, Map<String, String> environment) {
  private static final String REQUEST =
      "{\"uri\": \"https://cache.acme.example:9092/build.bazel.remote.execution.v2.ActionCache\"}";

  /** What is started most often. In this order: {@code generate} writes what the others read. */
  static final List<TrainingRun> ALL =
      List.of(
          of("validate"),
          of("generate"),
          of("lint"),
          of("get")
              .reading(REQUEST)
              .with("CREDENTIAL_HELPER_REMOTEAPIS_SECRET", "none:none")
              // Nothing that is started for training may stay.
              .with("CREDENTIAL_HELPER_STANDALONE", "1"),
          of("agent-launch", "--once")
              .reading(REQUEST)
              // In the folder of the run: the path of a socket must be short.
              .with("CREDENTIAL_HELPER_AGENT_SOCKET", "%workspace%/agent.sock")
              .with("CREDENTIAL_HELPER_REMOTEAPIS_SECRET", "none:none"));

  private static final List<String> FILES =
      List.of("MODULE.bazel", ".bazelrc", "base.yaml", "credsmith.yaml", "pull-secret.yaml");

  /** Puts the files that the runs need into an empty folder. */
  static void writeFiles(Path folder) throws IOException {
    for (String name : FILES) {
      try (InputStream text = TrainingRun.class.getResourceAsStream("training/" + name)) {
        Files.copy(text, folder.resolve(name));
      }
    }
  }

  /** Its variables, when it takes place in a folder. */
  Map<String, String> environmentIn(Path folder) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("HOME", folder.toString());
    return variables;
  }

  private static TrainingRun of(String... arguments) {
    return new TrainingRun(List.of(arguments), "", Map.of());
  }

  private TrainingRun reading(String text) {
    return new TrainingRun(arguments, text, environment);
  }

  private TrainingRun with(String name, String value) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(name, value);
    return new TrainingRun(arguments, input, variables);
  }
}
