package io.github.credsmith.cli;

import io.github.credsmith.secret.Keyring;
import io.github.credsmith.secret.KeyringException;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SourceReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "setup-keyring",
    mixinStandardHelpOptions = true,
    description = {
      "Store a secret in the system's keyring, under the name of a service.",
      "",
      "The secret is read from standard input or a file, never from the command line. One line end after it is not"
          + " part of it."
    })
final class SetupKeyringCommand implements Callable<Integer> {
  private static final int MAX_BYTES = 1 << 20;

  private final Session session;

  @ArgGroup private Action action = new Action();

  @Parameters(paramLabel = "SERVICE", description = "The item's name, for example gh:github.com.")
  private String service;

  /** What to do other than storing what comes on standard input. */
  static final class Action {
    @Option(names = "--file", paramLabel = "FILE", description = "Read the secret from this file.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--read", description = "Print the secret that is stored.")
    private boolean read;

    @Option(names = "--clear", description = "Remove the item.")
    private boolean clear;
  }

  SetupKeyringCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Keyring keyring = Keyring.of(session.context());
    try {
      if (action.read) {
        return read(keyring);
      }
      return action.clear ? clear(keyring) : store(keyring);
    } catch (KeyringException e) {
      return fail(e.getMessage(), ExitCode.FINDINGS);
    }
  }

  private int read(Keyring keyring) {
    SourceReading reading = keyring.read(service);
    if (reading instanceof SourceReading.Found found) {
      session.out().print(found.secret().reveal());
      return ExitCode.OK;
    }
    return fail(
        reading instanceof SourceReading.Failed failed
            ? failed.reason()
            : ((SourceReading.NotFound) reading).reason(),
        ExitCode.FINDINGS);
  }

  private int clear(Keyring keyring) throws KeyringException {
    if (!keyring.clear(service)) {
      return fail("no such item", ExitCode.FINDINGS);
    }
    session.out().println("Cleared " + service);
    return ExitCode.OK;
  }

  private int store(Keyring keyring) throws KeyringException {
    byte[] bytes;
    try (InputStream input = input()) {
      bytes = input.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      return fail(e.getFile() + " does not exist", ExitCode.USAGE);
    } catch (IOException e) {
      return fail(
          "the secret cannot be read from " + inputName() + ": " + e.getMessage(), ExitCode.USAGE);
    }
    if (bytes.length > MAX_BYTES) {
      return fail("the secret is larger than the 1 MiB that are read", ExitCode.USAGE);
    }
    byte[] trimmed = withoutLineEnd(bytes);
    Arrays.fill(bytes, (byte) 0);
    try (Secret secret = Secret.ofUtf8(trimmed)) {
      if (secret.stripped().isEmpty()) {
        return fail("the secret from " + inputName() + " is empty: not stored", ExitCode.USAGE);
      }
      keyring.store(service, secret);
    } finally {
      Arrays.fill(trimmed, (byte) 0);
    }
    session.out().println("Stored " + service);
    return ExitCode.OK;
  }

  private InputStream input() throws IOException {
    return action.file.isPresent()
        ? Files.newInputStream(session.workingDirectory().resolve(action.file.get()))
        : session.in();
  }

  private String inputName() {
    return action.file.map(Path::toString).orElse("standard input");
  }

  /** {@code echo} and editors put one after the secret. */
  private static byte[] withoutLineEnd(byte[] bytes) {
    int end = bytes.length;
    if (end > 0 && bytes[end - 1] == '\n') {
      end--;
    }
    if (end < bytes.length && end > 0 && bytes[end - 1] == '\r') {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  private int fail(String what, int exitCode) {
    session.err().println("credsmith: keyring item " + service + ": " + what);
    return exitCode;
  }
}
