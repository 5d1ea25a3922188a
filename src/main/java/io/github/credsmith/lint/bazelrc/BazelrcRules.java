package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.lint.Rule;
import java.util.List;

/** The rules about {@code .bazelrc} files, in the order in which they are documented. */
public final class BazelrcRules {
  private BazelrcRules() {}

  /** All of them. */
  public static List<Rule> all() {
    return List.of(
        new MalformedImport(),
        new MissingImport(),
        new ImportLoop(),
        new UnsupportedCondition(),
        new RelativeImport(),
        new UnreadableRcFile(),
        new UnknownCommand(),
        new StartupConfig(),
        new EmptyLine(),
        new UnclosedQuote(),
        new DanglingBackslash(),
        new CutByComment(),
        new MissingValue(),
        new InvalidScope(),
        new ScopeCase(),
        new RepeatedScope(),
        new InvalidHelperPath(),
        new UnresolvedWorkspace(),
        new MissingHelper(),
        new HelperNotExecutable(),
        new HelperOutsideWorkspace(),
        new WindowsShellScript(),
        new HelperNotInherited(),
        new StrictCommon(),
        new OldFlagName(),
        new UnknownFlag(),
        new LiteralSecret(),
        new UnexpandedVariable(),
        new PlainRemote(),
        new ShadowedCredentials(),
        new OciTokenVariable(),
        new RulesImgShadow(),
        new UndefinedConfig(),
        new ConfigLoop(),
        new ConfigInTwoWords(),
        new UnusedConfig(),
        new PlatformConfigOff(),
        new DuplicateOption(),
        new EditedBlock());
  }
}
