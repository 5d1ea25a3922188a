package io.github.credsmith.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.http.TestContexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs that behave, hang, flood, and leave others behind. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class ChildProcessTest {
  private static final ChildProcess.Limits LIMITS = limits(Duration.ofSeconds(30));

  @TempDir private Path folder;

  @Test
  void givesInputAndTakesOutput() throws Exception {
    CommandResult result =
        run("read line; echo \"got $line\"; echo complaint >&2; exit 3", "inpüt");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(new String(result.output(), UTF_8)).isEqualTo("got inpüt\n");
    assertThat(result.errorLine(Redaction.ofForms())).isEqualTo("complaint");
  }

  @Test
  void givesExactlyTheCallersEnvironmentAndFolder() throws Exception {
    CommandResult result = run("/usr/bin/env; pwd", "");

    assertThat(new String(result.output(), UTF_8).lines())
        .contains("ONLY=this", folder.toRealPath().toString())
        .noneMatch(line -> line.startsWith("HOME="));
  }

  @Test
  void toleratesAProgramThatDoesNotReadItsInput() throws Exception {
    assertThat(run("exit 0", "x".repeat(1_000_000)).exitCode()).isZero();
  }

  @Test
  void killsAProgramThatHangsWithWhatItStarted() throws Exception {
    Path pids = folder.resolve("pids");
    ChildProcess.Limits hasty = limits(Duration.ofSeconds(3));

    CommandFailure failure =
        failure(hasty, "sleep 600 & echo $! > " + pids + "; echo $$ >> " + pids + "; wait");

    assertThat(failure.kind()).isEqualTo(CommandFailure.Kind.TIMEOUT);
    assertThat(failure).hasMessageStartingWith("sh did not end within 3000 ms");
    for (String pid : Files.readAllLines(pids)) {
      Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(pid));
      left.ifPresent(process -> process.onExit().join());
    }
  }

  @Test
  void startsNothingMoreWhenTheProgramsBeforeTookTheTimeOfAll() {
    ChildProcess child =
        child(new ChildProcess.Limits(Duration.ofSeconds(30), Duration.ofMillis(1), 1000));

    assertThat(failure(child, "sleep 600")).hasMessageStartingWith("sh did not end within ");
    assertThat(failure(child, "touch " + folder.resolve("second")))
        .hasMessage("sh was not started: the programs before it took too long");
    assertThat(folder.resolve("second")).doesNotExist();
  }

  @Test
  void killsAProgramThatFloods() {
    assertThat(failure(LIMITS, "while :; do echo flood; done").kind())
        .isEqualTo(CommandFailure.Kind.TOO_LARGE);
  }

  @Test
  void takesOutputUpToTheLimit() throws Exception {
    assertThat(run("printf %01000d 7", "").output()).hasSize(1000);
    assertThat(failure(LIMITS, "printf %01001d 7").kind()).isEqualTo(CommandFailure.Kind.TOO_LARGE);
  }

  @Test
  void keepsTheBeginningOfALongComplaint() throws Exception {
    CommandResult result =
        run("i=0; while [ $i -lt 9000 ]; do echo line $i >&2; i=$((i+1)); done", "");

    assertThat(result.exitCode()).isZero();
    assertThat(result.errorLine(Redaction.ofForms())).isEqualTo("line 0");
  }

  @Test
  void doesNotWaitForADaemonThatHoldsTheOutput() throws Exception {
    Path pid = folder.resolve("pid");

    CommandResult result = run("sleep 600 & echo $! > " + pid + "; echo done", "");

    assertThat(new String(result.output(), UTF_8)).isEqualTo("done\n");
    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void namesAProgramThatIsNotThere() {
    CommandFailure failure = failure(LIMITS, List.of("docker-credential-nowhere", "get"));

    assertThat(failure.kind()).isEqualTo(CommandFailure.Kind.NOT_FOUND);
    assertThat(failure)
        .hasMessage("docker-credential-nowhere is not a program on the PATH: install it");
  }

  @Test
  void namesAProgramThatCannotBeStarted() throws Exception {
    Path broken = program(folder, "broken", "#!/nowhere/interpreter\n");

    assertThat(failure(LIMITS, List.of(broken.toString())).kind())
        .isEqualTo(CommandFailure.Kind.NOT_STARTED);
  }

  @Test
  void stopsWhenTheThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    CommandFailure failure = failure(LIMITS, "sleep 600");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(CommandFailure.Kind.INTERRUPTED);
  }

  @Test
  void searchesTheCallersPathAndNoRelativeFolder() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path tool = program(bin, "tool", "#!/bin/sh\n");
    Files.createFile(Files.createDirectory(folder.resolve("first")).resolve("tool"));

    assertThat(search("PATH", folder.resolve("first") + ":" + bin).find("tool")).contains(tool);
    assertThat(search("PATH", "bin:.::").find("tool")).isEmpty();
    assertThat(search().find("tool")).isEmpty();
    assertThat(search().find("bin/tool")).contains(tool);
  }

  @Test
  void triesTheExtensionsOfWindows() throws Exception {
    Path tool = program(folder, "tool.EXE", "");
    RequestContext windows =
        TestContexts.on(
            OperatingSystem.WINDOWS, folder, "Path", folder.toString(), "PATHEXT", ".COM;.EXE");

    assertThat(new ProgramSearch(windows).find("tool")).contains(tool);
  }

  private ProgramSearch search(String... variables) {
    return new ProgramSearch(TestContexts.on(OperatingSystem.LINUX, folder, variables));
  }

  private CommandResult run(String script, String input) throws CommandFailure {
    return child(LIMITS).run(new Command(List.of("sh", "-c", script), input.getBytes(UTF_8)));
  }

  private CommandFailure failure(ChildProcess.Limits limits, String script) {
    return failure(limits, List.of("sh", "-c", script));
  }

  private CommandFailure failure(ChildProcess.Limits limits, List<String> arguments) {
    return failure(child(limits), arguments);
  }

  private static CommandFailure failure(ChildProcess child, String script) {
    return failure(child, List.of("sh", "-c", script));
  }

  private static CommandFailure failure(ChildProcess child, List<String> arguments) {
    return catchThrowableOfType(
        CommandFailure.class, () -> child.run(new Command(arguments, new byte[0])));
  }

  private static ChildProcess.Limits limits(Duration timeout) {
    return new ChildProcess.Limits(timeout, Duration.ofMinutes(5), 1000);
  }

  private ChildProcess child(ChildProcess.Limits limits) {
    return new ChildProcess(
        TestContexts.on(OperatingSystem.LINUX, folder, "PATH", "/usr/bin:/bin", "ONLY", "this"),
        limits);
  }

  private static Path program(Path folder, String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
