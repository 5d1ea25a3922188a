package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.bazelrc.BazelOption.Form;
import io.github.credsmith.bazelrc.Statement.Fault;
import io.github.credsmith.bazelrc.Statement.ImportKind;
import io.github.credsmith.document.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
  @ParameterizedTest
  @CsvSource({
    "build --a, build, ",
    "build:ci --a, build, ci",
    "build:a:b --a, build, a:b",
    "build: --a, build, ''",
    ":ci --a, :ci, "
  })
  void theFirstWordNamesCommandAndConfig(String text, String command, String config) {
    Statement.OptionsLine line = (Statement.OptionsLine) statement(text);

    assertThat(line.key().command()).isEqualTo(command);
    assertThat(line.key().config().orElse(null)).isEqualTo(config);
    assertThat(line.key().toString()).isEqualTo(text.substring(0, text.indexOf(' ')));
  }

  @Test
  void aCommandWithoutOptionsIsEmpty() {
    assertThat(statement("build:ci # --a"))
        .isInstanceOfSatisfying(
            Statement.EmptyCommand.class, empty -> assertThat(empty.key().config()).contains("ci"));
  }

  @ParameterizedTest
  @CsvSource({
    "import a, IMPORT, a",
    "try-import \"a b\", TRY_IMPORT, a b",
    "try-import-if-bazel-version >=8.0.0 %workspace%/a, TRY_IMPORT_IF_BAZEL_VERSION, %workspace%/a"
  })
  void importsNameAFile(String text, ImportKind kind, String path) {
    assertThat(statement(text))
        .isInstanceOfSatisfying(
            Statement.ImportLine.class,
            line -> {
              assertThat(line.kind()).isEqualTo(kind);
              assertThat(line.importPath().text()).isEqualTo(path);
              assertThat(line.condition().isPresent())
                  .isEqualTo(kind == ImportKind.TRY_IMPORT_IF_BAZEL_VERSION);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "import, NO_PATH",
    "import \"\", NO_PATH",
    "import a b, TOO_MANY_WORDS",
    "try-import a b, TOO_MANY_WORDS",
    "try-import-if-bazel-version >=8.0.0, NO_PATH",
    "try-import-if-bazel-version >= 8.0.0 a, TOO_MANY_WORDS",
    "try-import-if-bazel-version 8.0.0 a, CONDITION_OPERATOR",
    "try-import-if-bazel-version >=8 a, CONDITION_VERSION",
    "try-import-if-bazel-version ~8.x a, CONDITION_VERSION"
  })
  void wrongImportsSayWhy(String text, Fault fault) {
    assertThat(statement(text))
        .isInstanceOfSatisfying(
            Statement.Malformed.class, line -> assertThat(line.fault()).isEqualTo(fault));
  }

  @Test
  void optionsAreGroupedWithTheirValues() {
    List<BazelOption> options =
        options(
            "build --credential_helper example.com=h --credential_helper=h --google_default_credentials"
                + " --noauth_enabled --nokeep_going --jobs 8 --unknown --other -c opt -k -k- //x -- --y");

    assertThat(options)
        .extracting(
            o ->
                o.form()
                    + " "
                    + (o.negated() ? "!" : "")
                    + o.name()
                    + o.valueText().map(v -> " " + v).orElse(""))
        .containsExactly(
            "FLAG credential_helper example.com=h",
            "FLAG credential_helper h",
            "FLAG google_default_credentials",
            "FLAG !auth_enabled",
            "FLAG !keep_going",
            "FLAG jobs 8",
            "FLAG unknown",
            "FLAG other",
            "SHORT c opt",
            "SHORT k",
            "SHORT !k",
            "POSITIONAL //x",
            "POSITIONAL --",
            "POSITIONAL --y");
  }

  @Test
  void aBooleanCredentialFlagDoesNotTakeTheNextWord() {
    assertThat(options("build --google_default_credentials //x"))
        .extracting(BazelOption::form)
        .containsExactly(Form.FLAG, Form.POSITIONAL);
  }

  @Test
  void aValueFlagTakesWhateverFollows() {
    BazelOption option = options("build --remote_header --x").get(0);

    assertThat(option.valueText()).contains("--x");
    assertThat(option.lacksValue()).isFalse();
    assertThat(options("build --remote_header").get(0).lacksValue()).isTrue();
    assertThat(options("build --keep_going").get(0).lacksValue()).isFalse();
  }

  @Test
  void starlarkSettingsAreToldFromFlags() {
    List<BazelOption> options =
        options(
            "common --@rules_img//img/settings:credential_helper=h --no//x:y --//a:b c --@z//:q");

    assertThat(options)
        .extracting(BazelOption::form)
        .containsExactly(
            Form.STARLARK, Form.STARLARK, Form.STARLARK, Form.POSITIONAL, Form.STARLARK);
    assertThat(options.get(0).credentialFlag())
        .contains(CredentialFlag.RULES_IMG_CREDENTIAL_HELPER);
    assertThat(options.get(1).name()).isEqualTo("//x:y");
    assertThat(options.get(1).negated()).isTrue();
  }

  @Test
  void namesAndValuesHaveTheirOwnPlaces() {
    SourceText source =
        SourceText.of(
            "rc", "build --credential_helper='a.b=h' --noauth_enabled --bes_backend \\\n x");
    List<BazelOption> options =
        ((Statement.OptionsLine) BazelrcFile.parse(source).statements().get(0)).options();

    assertThat(options.get(0).nameLocation().span().start().column()).isEqualTo(9);
    assertThat(options.get(0).nameLocation().span().end().column()).isEqualTo(26);
    assertThat(text(source, options.get(0))).isEqualTo("a.b=h");
    assertThat(options.get(1).nameLocation().span().start().column()).isEqualTo(39);
    assertThat(text(source, options.get(2))).isEqualTo("x");
    assertThat(options.get(2).location().span().end().line()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"--a, true", "--noa, false", "--a=Yes, true", "--a=0, false", "--a=maybe,"})
  void booleansAreReadAsBazelDoes(String word, Boolean value) {
    assertThat(options("build " + word).get(0).booleanValue().orElse(null)).isEqualTo(value);
  }

  private static String text(SourceText source, BazelOption option) {
    var span = option.value().orElseThrow().location().span();
    return source.text().substring(span.start().offset(), span.end().offset());
  }

  private static List<BazelOption> options(String text) {
    return ((Statement.OptionsLine) statement(text)).options();
  }

  private static Statement statement(String text) {
    return BazelrcFile.parse(SourceText.of("rc", text)).statements().get(0);
  }
}
