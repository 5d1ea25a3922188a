package io.github.credsmith.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A D-Bus session of its own, with or without an unlocked gnome-keyring in it. */
public final class GnomeKeyring implements AutoCloseable {
  private static final String UNLOCK =
      "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1";

  private final Path home;
  private final Process session;
  private final String busAddress;

  private GnomeKeyring(Path home, Process session, String busAddress) {
    this.home = home;
    this.session = session;
    this.busAddress = busAddress;
  }

  public static GnomeKeyring start(Path home) throws IOException {
    return start(home, List.of(), UNLOCK + "; ");
  }

  /** A bus that can start no service by itself. */
  static GnomeKeyring busOnly(Path home) throws IOException {
    Path config =
        Files.writeString(
            home.resolve("bus.conf"),
            """
            <busconfig>
              <type>session</type>
              <listen>unix:tmpdir=/tmp</listen>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """);
    return start(home, List.of("--config-file=" + config), "");
  }

  private static GnomeKeyring start(Path home, List<String> options, String preparation)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder("dbus-run-session");
    builder.command().addAll(options);
    builder
        .command()
        .addAll(
            List.of(
                "--",
                "sh",
                "-c",
                preparation + "echo \"$DBUS_SESSION_BUS_ADDRESS\"; cat >/dev/null"));
    Process session = inHome(builder, home).start();
    BufferedReader output = session.inputReader(StandardCharsets.UTF_8);
    String address = output.readLine();
    assertThat(address).startsWith("unix:");
    return new GnomeKeyring(home, session, address);
  }

  public String busAddress() {
    return busAddress;
  }

  /** Runs a program in the session and returns what it printed. */
  public String run(String input, String... command) throws Exception {
    ProcessBuilder builder = inHome(new ProcessBuilder(command), home);
    builder.environment().put("DBUS_SESSION_BUS_ADDRESS", busAddress);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  @Override
  public void close() throws IOException {
    session.descendants().forEach(ProcessHandle::destroy);
    session.destroy();
    session.onExit().join();
  }

  private static ProcessBuilder inHome(ProcessBuilder builder, Path home) {
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_RUNTIME_DIR", home.toString());
    builder.environment().remove("XDG_DATA_HOME");
    builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder;
  }
}
