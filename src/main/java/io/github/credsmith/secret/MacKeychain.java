package io.github.credsmith.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The login keychain of macOS, through the {@code security} command. */
final class MacKeychain implements Keyring {
  private static final String PROGRAM = "/usr/bin/security";
  private static final String USER = "";

  /** {@code errSecItemNotFound}, as an exit code. */
  private static final int ITEM_NOT_FOUND = 44;

  /** The longest line that {@code security -i} reads. */
  private static final int LONGEST_LINE = 4096;

  private final CommandRunner runner;

  MacKeychain(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public SourceReading read(String service) {
    CommandResult result;
    try {
      result = run("find-generic-password", "-s", service, "-a", USER, "-w");
    } catch (CommandFailure failure) {
      return failure.kind() == CommandFailure.Kind.NOT_FOUND
          ? new SourceReading.NotFound("this system has no " + PROGRAM)
          : new SourceReading.Failed(failure.getMessage());
    }
    if (isAbsent(result)) {
      return new SourceReading.NotFound("no such item");
    }
    if (result.exitCode() != 0) {
      return new SourceReading.Failed(complaint(result));
    }
    String stored = result.outputSecret().stripped().reveal();
    return GoKeyringEncoding.decode(stored)
        .<SourceReading>map(SourceReading.Found::of)
        .orElseGet(() -> new SourceReading.Failed("the item's value is not encoded as it says"));
  }

  /** The value goes through standard input: an argument would show it to every user. */
  @Override
  public void store(String service, Secret value) throws KeyringException {
    String line =
        "add-generic-password -U -s "
            + quoted(service)
            + " -a "
            + quoted(USER)
            + " -w "
            + quoted(GoKeyringEncoding.encode(value))
            + "\n";
    if (line.length() > LONGEST_LINE) {
      throw new KeyringException("the secret is too long for the keychain's command");
    }
    Command command = new Command(List.of(PROGRAM, "-i"), line.getBytes(StandardCharsets.UTF_8));
    try {
      CommandResult result = runner.run(command);
      if (result.exitCode() != 0) {
        throw new KeyringException(complaint(result));
      }
    } catch (CommandFailure failure) {
      throw new KeyringException(failure.getMessage());
    }
  }

  @Override
  public boolean clear(String service) throws KeyringException {
    try {
      CommandResult result = run("delete-generic-password", "-s", service, "-a", USER);
      if (isAbsent(result)) {
        return false;
      }
      if (result.exitCode() != 0) {
        throw new KeyringException(complaint(result));
      }
      return true;
    } catch (CommandFailure failure) {
      throw new KeyringException(failure.getMessage());
    }
  }

  private CommandResult run(String... arguments) throws CommandFailure {
    List<String> command = new ArrayList<>(List.of(PROGRAM));
    command.addAll(List.of(arguments));
    return runner.run(new Command(command, new byte[0]));
  }

  private static boolean isAbsent(CommandResult result) {
    return result.exitCode() == ITEM_NOT_FOUND || result.errorsContain("could not be found");
  }

  private static String complaint(CommandResult result) {
    String line = result.errorLine(Redaction.ofForms());
    return "security ended with exit code "
        + result.exitCode()
        + (line.isEmpty() ? "" : ": " + line);
  }

  /**
   * In the quotes of the command's own input language, which leave everything but themselves as it
   * is.
   */
  private static String quoted(String text) throws KeyringException {
    boolean carriable = text.chars().allMatch(c -> c >= ' ' && c != '\'' && c != 0x7f);
    if (!carriable) {
      throw new KeyringException(
          "a service name with a quote or a control character cannot be stored in the keychain");
    }
    return "'" + text + "'";
  }
}
