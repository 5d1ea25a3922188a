package io.github.credsmith.bazelrc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import io.github.credsmith.uri.RequestUri;
import java.util.List;

/** Fuzzed: what reading a {@code .bazelrc} may come upon. */
class BazelrcFuzzTest {
  private static final String FILE = ".bazelrc";

  /** Between the files of a stack. */
  private static final String NEXT_FILE = "\n---\n";

  private static final RequestUri URI = RequestUri.parse("https://cdn.example.com/a");
  private static final ManagedBlock BLOCK = ManagedBlock.ofBazelrc("credsmith.yaml");
  private static final String BODY = "common --credential_helper=a.example=%workspace%/helper\n";

  @FuzzTest
  void tokenizer(byte[] input) {
    SourceText source;
    try {
      source = SourceText.decode(FILE, input);
    } catch (DocumentException notUtf8) {
      return;
    }
    BazelrcFile file = BazelrcFile.parse(source);

    assertThat(file.print().getBytes(UTF_8)).isEqualTo(input);
    int last = 0;
    for (BazelrcLine line : file.lines()) {
      for (Token word : line.words()) {
        Span span = word.span();
        assertThat(span.start().offset()).isGreaterThanOrEqualTo(last);
        last = span.end().offset();
      }
    }
    assertThat(last).isLessThanOrEqualTo(source.text().length());
    for (Statement statement : file.statements()) {
      if (statement instanceof Statement.OptionsLine line) {
        line.options().forEach(BazelrcFuzzTest::lookAt);
      }
    }
  }

  /** The workspace's file, then the files {@code a.bazelrc} and {@code b.bazelrc}. */
  @FuzzTest
  void stack(byte[] input) {
    String[] texts = new String(input, UTF_8).split(NEXT_FILE, 3);
    MemoryFiles files = new MemoryFiles().with(FILE, texts[0]);
    if (texts.length > 1) {
      files.with("a.bazelrc", texts[1]);
    }
    if (texts.length > 2) {
      files.with("b.bazelrc", texts[2]);
    }
    for (String version : List.of("5.4.0", "7.0.2", "9.0.0")) {
      BazelrcStack stack = files.stack(version);
      assertThat(stack.problems()).allSatisfy(p -> assertThat(p.location()).isNotNull());
      for (BazelCommand command : List.of(BazelCommand.BUILD, BazelCommand.FETCH)) {
        EffectiveOptions options =
            stack.effectiveOptions(command, List.of("ci"), OperatingSystem.LINUX);
        HelperScopes scopes = options.helperScopes();
        scopes
            .helperFor(URI)
            .ifPresent(
                helper -> {
                  assertThat(scopes.effective()).contains(helper);
                  assertThat(helper.scope().covers(URI.host())).isTrue();
                });
      }
      stack.startupOptions().forEach(option -> lookAt(option.option()));
    }
  }

  @FuzzTest
  void managedBlock(byte[] input) {
    SourceText source;
    try {
      source = SourceText.decode(FILE, input);
    } catch (DocumentException notUtf8) {
      return;
    }
    if (BLOCK.find(source) instanceof BlockState.Broken) {
      return;
    }
    String replaced = BLOCK.replace(source, BODY);
    SourceText result = SourceText.decode(FILE, replaced.getBytes(UTF_8));

    BlockState state = BLOCK.find(result);
    assertThat(state).isInstanceOf(BlockState.Present.class);
    BlockState.Present present = (BlockState.Present) state;
    assertThat(present.intact()).isTrue();
    assertThat(present.body()).isEqualTo(BODY);
    assertThat(BLOCK.replace(result, BODY)).isEqualTo(replaced);
    assertThat(helpersIn(result)).isGreaterThan(helpersIn(withoutBlock(result)));
  }

  @FuzzTest
  void scope(byte[] input) {
    String text = new String(input, UTF_8);
    CredentialScope scope = CredentialScope.parse(text);
    if (scope instanceof CredentialScope.ExactHost exact) {
      assertThat(scope.covers(exact.host())).isTrue();
      assertThat(CredentialScope.parse(exact.host())).isEqualTo(scope);
    } else if (scope instanceof CredentialScope.DomainSuffix suffix) {
      assertThat(scope.covers(suffix.domain())).isTrue();
      assertThat(scope.covers("a." + suffix.domain())).isTrue();
      assertThat(scope.covers("a" + suffix.domain())).isFalse();
    }
    SourceText source = SourceText.of(FILE, text);
    HelperDeclaration helper =
        HelperDeclaration.parse(text, source.location(0, source.text().length()));
    assertThat(helper.isRefused()).isIn(true, false);
  }

  private static SourceText withoutBlock(SourceText source) {
    return SourceText.decode(FILE, BLOCK.remove(source).getBytes(UTF_8));
  }

  private static long helpersIn(SourceText source) {
    return BazelrcFile.parse(source).statements().stream()
        .filter(Statement.OptionsLine.class::isInstance)
        .flatMap(statement -> ((Statement.OptionsLine) statement).options().stream())
        .filter(option -> option.valueText().orElse("").startsWith("a.example="))
        .count();
  }

  private static void lookAt(BazelOption option) {
    assertThat(option.name()).isNotNull();
    assertThat(option.location().span().end())
        .isGreaterThanOrEqualTo(option.nameLocation().span().end());
    option.value().ifPresent(value -> assertThat(value.location()).isNotNull());
  }
}
