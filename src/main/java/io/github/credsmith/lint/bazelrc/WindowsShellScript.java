package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.EffectiveOption;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.bazelrc.HelperPath;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Invocation;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A shell script as the helper on Windows. */
final class WindowsShellScript implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/windows-shell-script",
          Severity.ERROR,
          "A line for Windows names a shell script as the credential helper.",
          "Windows starts .exe, .bat and .cmd files only, so every fetch fails there.",
          "Name a .bat, .cmd or .exe file in the windows config, and the script in linux and macos.",
          Example.bazelrc(
                  "common --enable_platform_specific_config\ncommon:windows --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper(),
          Example.bazelrc(
                  "common --enable_platform_specific_config\ncommon:windows --credential_helper=github.com=%workspace%/tools/credential-helper.bat\ncommon:linux --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .and("tools/credential-helper.bat", "@credsmith get\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.invocations().stream()
        .filter(invocation -> invocation.platform() == OperatingSystem.WINDOWS)
        .map(Invocation::options)
        .flatMap(options -> options.of(CredentialFlag.CREDENTIAL_HELPER).stream())
        .filter(option -> option.configs().contains("windows"))
        .map(EffectiveOption::option)
        .distinct()
        .flatMap(option -> option.value().stream())
        .map(value -> HelperDeclaration.parse(value.text(), value.location()))
        .filter(declaration -> isScript(declaration.path(), workspace.root()))
        .map(
            declaration ->
                DESCRIPTION.finding(
                    declaration.location(),
                    "The helper '" + declaration.path() + "' for Windows is a shell script."))
        .toList();
  }

  private static boolean isScript(HelperPath path, Path root) {
    return path.kind() == HelperPath.Kind.WORKSPACE
        && path.file(root)
            .filter(Files::isRegularFile)
            .filter(WindowsShellScript::hasShebang)
            .isPresent();
  }

  private static boolean hasShebang(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(2), new byte[] {'#', '!'});
    } catch (IOException unreadable) {
      return false;
    }
  }
}
