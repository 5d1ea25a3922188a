package io.github.credsmith.agent;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A user's home with the generated stub and whatever agent it starts, which ends with the test. */
public final class AgentHome implements AutoCloseable {
  private static final Path STUB =
      Project.root().resolve("src/test/resources/golden/hosts/tools/credential-helper");

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private String shell = "dash";

  public AgentHome(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    environment.put("HOME", folder.toString());
    environment.put("PATH", System.getenv("PATH"));
    environment.put("JAVA_HOME", CredsmithProcess.javaHome().toString());
    environment.put("CREDSMITH_JAR", Project.jar().toString());
  }

  public Path folder() {
    return folder.resolve(".cache/credsmith");
  }

  public Path socket() {
    return folder().resolve("agent.sock");
  }

  public AgentHome with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public AgentHome inShell(String otherShell) {
    shell = otherShell;
    return this;
  }

  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** {@code get} through the stub. */
  public Command get(String uri) {
    return stub("get").withInput("{\"uri\":\"" + uri + "\"}");
  }

  /** The stub with these arguments. */
  public Command stub(String... arguments) {
    List<String> words = new ArrayList<>(List.of(ExternalTool.require(shell).toString()));
    if (shell.equals("busybox")) {
      words.add("sh");
    }
    words.add(STUB.toString());
    words.addAll(Arrays.asList(arguments));
    return Command.of(words).in(folder).withOnly(environment);
  }

  /** The jar itself with these arguments. */
  public Command jar(String... arguments) {
    return CredsmithProcess.withAgent(arguments).in(folder).withOnly(environment);
  }

  /** What the agent says of itself. */
  public Map<String, String> status() {
    Outcome outcome = jar("agent-raw", "status").run();
    Map<String, String> status = new TreeMap<>();
    outcome
        .stdout()
        .lines()
        .forEach(line -> status.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
    return status;
  }

  public long pid() {
    return Long.parseLong(status().get("pid"));
  }

  /** Waits for the end of a process that was told to end. */
  public static void awaitEnd(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(process -> process.onExit().orTimeout(1, TimeUnit.MINUTES).join());
  }

  @Override
  public void close() throws IOException {
    Optional<Long> running = writtenPid();
    jar("agent-shutdown").run();
    running.ifPresent(AgentHome::awaitEnd);
  }

  private Optional<Long> writtenPid() throws IOException {
    Path file = folder().resolve("agent.pid");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    return text.matches("\\d+") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
