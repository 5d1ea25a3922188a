package io.github.credsmith.helper.s3;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.secret.Command;
import io.github.credsmith.secret.CommandFailure;
import io.github.credsmith.secret.CommandResult;
import java.util.List;

/**
 * The key that a program writes ("Process credential provider" in the AWS SDKs and Tools Reference
 * Guide).
 *
 * @param commandLine for the system's shell
 */
record ProcessKeys(String commandLine) {
  private static final String REMEDY = "run the profile's credential_process by hand";

  /**
   * Runs the program.
   *
   * @throws AwsFailure if it fails, overruns its time, or writes no key
   */
  AwsKey key(AwsAccess access) throws AwsFailure {
    List<String> shell =
        access.context().os() == OperatingSystem.WINDOWS
            ? List.of("cmd.exe", "/C", commandLine)
            : List.of("sh", "-c", commandLine);
    CommandResult result;
    try {
      result = access.commands().run(new Command(shell, new byte[0]));
    } catch (CommandFailure e) {
      throw new AwsFailure("its credential_process did not end well: " + e.getMessage(), REMEDY);
    }
    if (result.exitCode() != 0) {
      throw new AwsFailure(
          "its credential_process failed with exit code " + result.exitCode(), REMEDY);
    }
    return KeyDocument.OF_PROCESS
        .parse(result.output())
        .orElseThrow(() -> new AwsFailure("its credential_process wrote no key", REMEDY));
  }
}
