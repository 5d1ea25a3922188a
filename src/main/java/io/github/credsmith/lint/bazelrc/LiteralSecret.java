package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.BazelrcLine;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.Token;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RcOption;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A secret in an rc file. */
final class LiteralSecret implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/literal-secret",
          Severity.ERROR,
          "A secret stands in the file.",
          "Everybody who can read the repository has it, and it stays in the history.",
          "Revoke it, and let a credential helper or a variable of the environment give the new one.",
          Example.bazelrc(
              "common --remote_header=authorization=Basic\\ YnVpbGQ6aHVudGVyMi1odW50ZXIy\n"),
          Example.bazelrc(
                  "common --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    List<Finding> findings = new ArrayList<>();
    workspace.bazelrc().files().values().stream()
        .flatMap(file -> file.lines().stream())
        .flatMap(LiteralSecret::texts)
        .forEach(text -> known(text).ifPresent(findings::add));
    Set<Object> known = new HashSet<>();
    findings.forEach(finding -> known.add(finding.location()));
    workspace
        .options()
        .flatMap(option -> random(option).stream())
        .filter(finding -> !known.contains(finding.location()))
        .forEach(findings::add);
    return findings;
  }

  private static Stream<Token> texts(BazelrcLine line) {
    return Stream.concat(line.words().stream(), line.comment().stream());
  }

  private static Optional<Finding> known(Token text) {
    return SecretShapes.known(text.value())
        .map(what -> DESCRIPTION.finding(text.location(), "The file holds " + what + "."));
  }

  /** Names and randomness leave some doubt. */
  private static Optional<Finding> random(RcOption option) {
    boolean assigns =
        option.carries(CredentialFlag.Carries.HEADER)
            || option.carries(CredentialFlag.Carries.VARIABLE);
    String value = option.option().valueText().orElse("");
    int equals = value.indexOf('=');
    if (!assigns
        || equals < 0
        || !SecretShapes.isSecretName(value.substring(0, equals))
        || !SecretShapes.looksRandom(value.substring(equals + 1))) {
      return Optional.empty();
    }
    BazelOption.Value written = option.option().value().orElseThrow();
    return Optional.of(
        DESCRIPTION.finding(
            Severity.WARNING,
            written.token().location(),
            "The value of '" + value.substring(0, equals) + "' looks like a secret.",
            DESCRIPTION.why(),
            DESCRIPTION.fix()));
  }
}
