package io.github.credsmith.agent;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sees to it that an agent runs. Of any number of callers one starts it; the others wait for its
 * socket. The generated stub does the same with the same file.
 */
public final class AgentStarter {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(20);

  private final AgentAddress address;
  private final List<String> command;
  private final Map<String, String> environment;

  /**
   * A starter.
   *
   * @param command the agent's program and arguments
   * @param environment the agent's own environment
   */
  public AgentStarter(AgentAddress address, List<String> command, Map<String, String> environment) {
    this.address = address;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Starts an agent, or waits for one that another caller is starting.
   *
   * @throws AgentException if none listens within some seconds
   */
  public void start() throws AgentException {
    new PrivateFolder(address.folder()).create();
    try {
      Files.writeString(
          address.starting(),
          ProcessHandle.current().pid() + "\n",
          StandardCharsets.US_ASCII,
          StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      awaitOther();
      return;
    } catch (IOException e) {
      // On a full disk it may be there and empty: nobody is to wait for its owner.
      release();
      throw new AgentException(address.starting() + ": cannot be written: check the disk");
    }
    try {
      Process agent = launch();
      await(agent::isAlive);
    } catch (IOException e) {
      throw new AgentException("the agent's program cannot be started: check JAVA_HOME");
    } finally {
      release();
    }
  }

  private interface Hope {
    boolean remains();
  }

  private void awaitOther() throws AgentException {
    try {
      await(this::otherIsAlive);
    } catch (AgentException e) {
      // Its owner died, or takes too long: the next caller may try.
      release();
      throw e;
    }
  }

  private void await(Hope hope) throws AgentException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && hope.remains()) {
      if (isListening()) {
        return;
      }
      try {
        Thread.sleep(POLL.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    if (!isListening()) {
      throw new AgentException("no agent came up at " + address.socket());
    }
  }

  private boolean isListening() {
    try {
      return new AgentClient(address, PATIENCE).send("status", new byte[0]).isOk();
    } catch (AgentException notYet) {
      return false;
    }
  }

  private boolean otherIsAlive() {
    try {
      String pid = Files.readString(address.starting(), StandardCharsets.US_ASCII).strip();
      // Not written yet, or being replaced: its owner is at work.
      return pid.isEmpty() || ProcessHandle.of(Long.parseLong(pid)).isPresent();
    } catch (NoSuchFileException done) {
      return false;
    } catch (IOException | NumberFormatException e) {
      return true;
    }
  }

  private void release() {
    try {
      Files.deleteIfExists(address.starting());
    } catch (IOException e) {
      // Whoever finds it sees that its owner is gone.
    }
  }

  /** Detached: with no stream of the caller's, and deaf to the signals of the caller's terminal. */
  private Process launch() throws IOException {
    List<String> words = new ArrayList<>();
    if (File.separatorChar == '/') {
      words.addAll(
          List.of("/bin/sh", "-c", "trap '' HUP INT QUIT; ulimit -c 0; exec \"$@\"", "agent"));
    }
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(address.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    // Its folder is another, so what the caller's variables mean is worked out here.
    builder.environment().putAll(address.variables());
    builder.environment().put("PWD", address.folder().toString());
    File nothing = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    return builder
        .redirectInput(nothing)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
