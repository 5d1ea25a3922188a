package io.github.credsmith.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent as builds meet it: through the generated stub, in surroundings that go wrong. */
class AgentIT {
  private static final String URI = "https://remote.buildbuddy.io/google.bytestream.ByteStream";

  @TempDir private Path folder;

  private AgentHome home;

  @BeforeEach
  void home() throws IOException {
    home = new AgentHome(folder.resolve("a home")).with("BUILDBUDDY_API_KEY", "k");
  }

  @AfterEach
  void end() throws IOException {
    home.close();
  }

  private static Outcome answer(String key) {
    return new Outcome(0, "{\"headers\":{\"x-buildbuddy-api-key\":[\"" + key + "\"]}}\n", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void theFirstRequestStartsTheAgentThatAnswersTheOthers(String shell) throws IOException {
    home.inShell(shell);
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    long pid = home.pid();
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.status()).containsEntry("pid", "" + pid).containsEntry("requests", "2");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())))
        .isEqualTo("rwx------");
    assertThat(home.folder().resolve("agent.starting")).doesNotExist();
  }

  @Test
  void withoutCurlTheJarAsksTheAgent() throws IOException {
    home.with("PATH", "/nowhere");
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.status()).containsEntry("requests", "2");
  }

  @Test
  void everyCallerGetsWhatItsOwnEnvironmentSays() throws IOException {
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.with("BUILDBUDDY_API_KEY", "other").get(URI).run()).isEqualTo(answer("other"));
    assertThat(home.with("BUILDBUDDY_API_KEY", "k").get(URI).run()).isEqualTo(answer("k"));
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    Files.writeString(
        workspace.resolve(".tweag-credential-helper.json"), "{\"urls\": [{\"helper\": \"null\"}]}");
    assertThat(home.get(URI).in(workspace).run()).isEqualTo(new Outcome(0, "{}\n", ""));
    assertThat(home.status()).containsEntry("requests", "4");
  }

  @Test
  void aFailureIsWhatAProcessOfItsOwnWouldSay() throws IOException {
    home.get(URI).run();
    for (String uri :
        List.of("https://github.com/x", "not a uri", "https://remote.buildbuddy.io/x")) {
      Outcome byAgent = home.get(uri).run();
      Outcome byItself = home.get(uri).with("CREDENTIAL_HELPER_STANDALONE", "1").run();
      assertThat(byAgent).as(uri).isEqualTo(byItself);
      assertThat(byAgent.exitCode()).as(uri).isNotZero();
      assertThat(byAgent.stderr()).as(uri).hasLineCount(1);
    }
    assertThat(home.stub("get").run().stderr()).contains("the request is empty").hasLineCount(1);
    assertThat(home.status()).containsEntry("requests", "5");
  }

  @Test
  void whatHappensIsLoggedForTheCallerWithoutSecrets() throws IOException {
    home.with("BUILDBUDDY_API_KEY", "canary-4711").with("CREDENTIAL_HELPER_LOGGING", "debug");
    home.get(URI).run();
    Outcome second = home.get(URI).run();
    assertThat(second.stdout()).contains("canary-4711");
    assertThat(second.stderr()).contains("answered before").doesNotContain("canary");
    assertThat(home.jar("agent-logs").run().stdout())
        .contains("listens on")
        .doesNotContain("canary");
    assertThat(home.jar("agent-raw", "status").run().stdout()).doesNotContain("canary");
  }

  @Test
  void ofManyAtOnceOneStartsTheAgent() throws Exception {
    List<Process> processes = new ArrayList<>();
    Path request = Files.writeString(folder.resolve("request"), "{\"uri\":\"" + URI + "\"}");
    for (int i = 0; i < 64; i++) {
      processes.add(home.stub("get").builder().redirectInput(request.toFile()).start());
    }
    for (Process process : processes) {
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(answer("k").stdout());
      assertThat(process.waitFor()).isZero();
    }
    assertThat(agents()).containsExactly(home.pid());
  }

  @Test
  void aKilledAgentIsReplaced() throws IOException {
    home.get(URI).run();
    long killed = home.pid();
    ProcessHandle.of(killed).orElseThrow().destroyForcibly();
    AgentHome.awaitEnd(killed);
    assertThat(home.socket()).exists();
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.pid()).isNotEqualTo(killed);
  }

  @Test
  void aKilledStarterIsNotWaitedFor() throws IOException {
    Files.createDirectories(
        home.folder(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(home.folder().resolve("agent.starting"), "999999999\n");
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.status()).containsEntry("requests", "1");
  }

  @Test
  void aSocketOnWhichNobodyAnswersIsReplaced() throws IOException {
    Files.createDirectories(
        home.folder(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(home.socket()));
    }
    Files.writeString(home.folder().resolve("agent.pid"), "999999999\n");
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.status()).containsEntry("requests", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xr-x", "rwxrwxrwx", "rwx--x---"})
  void aFolderThatOthersCanEnterIsNotUsed(String mode) throws IOException {
    Files.createDirectories(home.folder());
    Files.setPosixFilePermissions(home.folder(), PosixFilePermissions.fromString(mode));
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    try (Stream<Path> files = Files.list(home.folder())) {
      assertThat(files).isEmpty();
    }
    assertThat(home.jar("get").withInput("{\"uri\":\"" + URI + "\"}").run()).isEqualTo(answer("k"));
    assertThat(home.jar("agent-launch").run())
        .isEqualTo(
            new Outcome(
                2,
                "",
                "credsmith: " + home.folder() + " is open to others: run chmod 700 on it\n"));
  }

  @Test
  void anOpenedFolderIsNoLongerUsed() throws IOException {
    home.get(URI).run();
    Files.setPosixFilePermissions(home.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    Files.setPosixFilePermissions(home.folder(), PosixFilePermissions.fromString("rwx------"));
    assertThat(home.status()).containsEntry("requests", "1");
  }

  @Test
  void anAgentWhoseJarWasReplacedGivesWay() throws IOException {
    Path jar = folder.resolve("credsmith.jar");
    Files.copy(Project.jar(), jar);
    home.with("CREDSMITH_JAR", jar.toString());
    home.get(URI).run();
    long old = home.pid();
    Path other = Files.copy(Project.jar(), folder.resolve("other.jar"));
    Files.setLastModifiedTime(other, FileTime.from(Instant.now().plusSeconds(60)));
    Files.move(other, jar, StandardCopyOption.REPLACE_EXISTING);
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    AgentHome.awaitEnd(old);
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.pid()).isNotEqualTo(old);
  }

  @Test
  void anOlderProgramLeavesTheAgentAlone() throws IOException {
    home.get(URI).run();
    long pid = home.pid();
    Path older = Files.copy(Project.jar(), folder.resolve("older.jar"));
    Files.setLastModifiedTime(older, FileTime.from(Instant.now().minusSeconds(3600)));
    home.with("CREDSMITH_JAR", older.toString());
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.pid()).isEqualTo(pid);
  }

  @Test
  void anIdleAgentEnds() throws IOException {
    home.with("CREDENTIAL_HELPER_IDLE_TIMEOUT", "1s").get(URI).run();
    long pid = Long.parseLong(Files.readString(home.folder().resolve("agent.pid")).strip());
    AgentHome.awaitEnd(pid);
    assertThat(home.socket()).doesNotExist();
  }

  @Test
  void withoutAHomeThereIsNoAgent() {
    Command command = home.get(URI).without("HOME").with("PATH", System.getenv("PATH"));
    assertThat(command.run()).isEqualTo(answer("k"));
    assertThat(home.folder()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "TRUE"})
  void standaloneMeansNoAgent(String value) throws IOException {
    home.with("CREDENTIAL_HELPER_STANDALONE", value);
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.folder()).doesNotExist();
    assertThat(home.jar("agent-launch").run().exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "CREDENTIAL_HELPER_AGENT_SOCKET, %s/p/my.sock, p/my.sock",
    "CREDENTIAL_HELPER_WORKDIR, %s/p, p/run/agent.sock",
    "XDG_RUNTIME_DIR, %s/p, p/credsmith/agent.sock",
    "XDG_CACHE_HOME, %s/p, p/credsmith/agent.sock",
    "TEST_TMPDIR, %s/p, p/credsmith/agent.sock",
    "CREDENTIAL_HELPER_AGENT_SOCKET, %%workspace%%/p/my.sock, a home/p/my.sock"
  })
  void variablesMoveTheSocket(String variable, String value, String socket) throws IOException {
    home.with(variable, value.formatted(folder));
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(folder.resolve(socket)).exists();
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.status()).containsEntry("requests", "2");
  }

  @Test
  void aSocketThatIsNoFileMeansNoAgent() {
    home.with("CREDENTIAL_HELPER_AGENT_SOCKET", "/");
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.jar("agent-launch").run())
        .isEqualTo(
            new Outcome(
                2,
                "",
                "credsmith: / is no place for a socket: correct CREDENTIAL_HELPER_AGENT_SOCKET\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "x y", "", "get HTTP/1.1\r\nX: y"})
  void anUnknownMethodIsOneLine(String method) {
    home.get(URI).run();
    assertThat(home.jar("agent-raw", method).run())
        .isEqualTo(new Outcome(2, "", "credsmith: the agent says: no such method\n"));
  }

  @Test
  void aSecondLaunchLeavesTheFirstAlone() throws IOException {
    home.get(URI).run();
    long pid = home.pid();
    assertThat(home.jar("agent-launch").run())
        .isEqualTo(new Outcome(0, "", "credsmith: an agent is running already\n"));
    assertThat(home.pid()).isEqualTo(pid);
  }

  @Test
  void anAgentWhoseSocketIsGoneMakesRoom() throws IOException {
    home.get(URI).run();
    long old = home.pid();
    Files.delete(home.socket());
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    AgentHome.awaitEnd(old);
  }

  @Test
  void theCommandsOfTheReference() throws IOException {
    assertThat(home.jar("agent-shutdown").run()).isEqualTo(new Outcome(0, "", ""));
    for (String command : List.of("agent-prune", "agent-logs")) {
      assertThat(home.jar(command).run())
          .isEqualTo(
              new Outcome(2, "", "credsmith: " + home.folder() + ": there is no agent's folder\n"));
    }
    home.get(URI).run();
    long pid = home.pid();
    assertThat(home.jar("agent-prune").run()).isEqualTo(new Outcome(0, "", ""));
    Outcome raw =
        home.jar("agent-raw", "get")
            .withInput("{\"uri\":\"" + URI + "\"}\0BUILDBUDDY_API_KEY=raw\0PWD=/\0")
            .run();
    assertThat(raw.stdout()).isEqualTo("0\n" + answer("raw").stdout());
    assertThat(home.jar("agent-shutdown").run()).isEqualTo(new Outcome(0, "", ""));
    AgentHome.awaitEnd(pid);
    assertThat(home.socket()).doesNotExist();
  }

  @Test
  void aSignalEndsTheAgentInOrder() throws IOException {
    home.get(URI).run();
    long pid = home.pid();
    ProcessHandle.of(pid).orElseThrow().destroy();
    AgentHome.awaitEnd(pid);
    assertThat(home.socket()).doesNotExist();
  }

  @Test
  void aWrongDurationIsOneLine() {
    home.with("CREDENTIAL_HELPER_IDLE_TIMEOUT", "three hours");
    assertThat(home.jar("agent-launch").run())
        .isEqualTo(
            new Outcome(
                2,
                "",
                "credsmith: CREDENTIAL_HELPER_IDLE_TIMEOUT is not a duration such as 3h, 90s or -1s:"
                    + " correct it\n"));
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
  }

  @Test
  void curlsOwnConfigurationIsNotRead() throws IOException {
    Files.writeString(folder.resolve("a home/.curlrc"), "proxy = http://127.0.0.1:1\nverbose\n");
    home.with("ALL_PROXY", "http://127.0.0.1:1");
    home.get(URI).run();
    assertThat(home.get(URI).run()).isEqualTo(answer("k"));
    assertThat(home.status()).containsEntry("requests", "2");
  }

  /** The processes that run as this home's agent. */
  private List<Long> agents() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().filter(c -> c.endsWith("/java")).isPresent())
        .filter(process -> cwd(process.pid()).equals(home.folder().toString()))
        .map(ProcessHandle::pid)
        .toList();
  }

  private static String cwd(long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
