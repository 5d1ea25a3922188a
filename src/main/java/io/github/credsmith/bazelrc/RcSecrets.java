package io.github.credsmith.bazelrc;

import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.document.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a report must not show of an rc file. Only what surely is no secret is left: names, plain
 * values, credential helpers and imports. What follows a second equals sign, a comment's included,
 * may be one.
 */
public final class RcSecrets {
  private final List<Span> spans = new ArrayList<>();

  private RcSecrets() {}

  /** The stretches to blot out, in no order. */
  public static List<Span> of(BazelrcFile file) {
    RcSecrets secrets = new RcSecrets();
    file.statements().forEach(secrets::statement);
    file.lines().stream()
        .map(BazelrcLine::comment)
        .flatMap(Optional::stream)
        .forEach(secrets::assignment);
    return List.copyOf(secrets.spans);
  }

  /**
   * Those of the stretches that lie in the line of the text around an offset. What Bazel joins to
   * the line may come with it.
   */
  public static List<Span> around(BazelrcFile file, int offset) {
    RcSecrets secrets = new RcSecrets();
    file.statementAt(offset).ifPresent(secrets::statement);
    file.lineAt(offset).flatMap(BazelrcLine::comment).ifPresent(secrets::assignment);
    return List.copyOf(secrets.spans);
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.OptionsLine line) {
      assignment(line.keyword());
      line.options().forEach(this::option);
    } else {
      statement.line().words().forEach(this::assignment);
    }
  }

  private void option(BazelOption option) {
    if (option.value().isEmpty()) {
      assignment(option.token());
      return;
    }
    BazelOption.Value value = option.value().get();
    Optional<CredentialFlag> flag = option.credentialFlag();
    boolean helper = flag.filter(f -> f.carries() == CredentialFlag.Carries.HELPER).isPresent();
    boolean secret =
        SecretShapes.isSecretName(option.name()) || SecretShapes.looksRandom(value.text());
    if (flag.isEmpty() && secret || SecretShapes.known(value.text()).isPresent()) {
      blot(value.token(), value.from());
    } else if (!helper) {
      blotAfter('=', value.token(), value.from());
    }
  }

  private void assignment(Token token) {
    if (SecretShapes.known(token.value()).isPresent()) {
      blot(token, 0);
    } else {
      blotAfter('=', token, 0);
    }
  }

  private void blotAfter(char mark, Token token, int from) {
    int at = token.value().indexOf(mark, from);
    if (at >= 0) {
      blot(token, at + 1);
    }
  }

  private void blot(Token token, int from) {
    spans.add(token.location(from, token.value().length()).span());
  }
}
