package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Span;
import io.github.credsmith.document.TextEdit;
import java.util.List;
import java.util.Optional;

/**
 * An option where it is written, whatever command, config or platform it is in effect for.
 *
 * @param line the line it stands in
 */
public record RcOption(BazelOption option, Statement.OptionsLine line) {
  /** Every option of a stack of rc files, each once, however often its file is imported. */
  static List<RcOption> all(BazelrcStack stack) {
    return Workspace.statements(stack)
        .filter(Statement.OptionsLine.class::isInstance)
        .map(Statement.OptionsLine.class::cast)
        .flatMap(line -> line.options().stream().map(option -> new RcOption(option, line)))
        .toList();
  }

  /** Whether this sets a flag, under any of its names. */
  public boolean sets(CredentialFlag flag) {
    return option.credentialFlag().filter(flag::equals).isPresent();
  }

  /** What a flag carries; false for any other option. */
  public boolean carries(CredentialFlag.Carries what) {
    return option.credentialFlag().filter(flag -> flag.carries() == what).isPresent();
  }

  /** Where its value stands; the whole option if it has none. */
  public Location valueLocation() {
    return option.value().map(BazelOption.Value::location).orElse(option.location());
  }

  /**
   * Where a part of its value stands.
   *
   * @param from index into the value's text
   * @param to index into the value's text, not less than {@code from}
   */
  public Location valuePart(int from, int to) {
    BazelOption.Value value = option.value().orElseThrow();
    return value.token().location(value.from() + from, value.from() + to);
  }

  /**
   * The edit that puts a text in the place of a part of its value.
   *
   * @param from index into the value's text
   * @param to index into the value's text, not less than {@code from}
   * @return empty if the part is quoted or escaped oddly
   */
  public Optional<TextEdit> valueReplacement(int from, int to, String text) {
    BazelOption.Value value = option.value().orElseThrow();
    return value.token().replacement(value.from() + from, value.from() + to, text);
  }

  /**
   * The edit that takes the option out of its line, and the line with it if nothing is left.
   *
   * @return empty if a comment would be left behind that may speak of the option
   */
  public Optional<TextEdit> removal() {
    Location place = option.location();
    if (line.options().size() > 1) {
      int index = line.options().indexOf(option);
      Location before =
          index == 0 ? line.keyword().location() : line.options().get(index - 1).location();
      Span gapAndOption = new Span(before.span().end(), place.span().end());
      return Optional.of(new TextEdit(new Location(place.file(), gapAndOption), ""));
    }
    return line.line().comment().isPresent()
        ? Optional.empty()
        : Optional.of(new TextEdit(line.line().location(), ""));
  }
}
