package io.github.credsmith.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.SpecFixture;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever people have written in an rc file around the block survives byte for byte. */
class SurroundingTextPropertiesTest {
  private static final String RC = ".bazelrc";
  private static final Planner PLANNER = new Planner(new Templates(Optional.empty()));

  private static Path folder;
  private static CredentialSpec one;
  private static CredentialSpec two;
  private static CredentialSpec without;

  @BeforeContainer
  static void specs() throws IOException {
    folder = Files.createTempDirectory("credsmith-specs");
    SpecFixture specs = new SpecFixture(folder);
    String credential = "credentials: [{name: a, hosts: [a.example], provider: oci}]\n";
    one = specs.spec("bazel: {}\n" + credential);
    two = specs.spec("bazel: {platforms: [linux, windows], timeout: 9s}\n" + credential);
    without = specs.spec("docker: {config: {}}\n" + credential);
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Project.deleteTree(folder);
  }

  @Property(tries = 300)
  void aFileWithoutBlockGetsOneAtItsEnd(@ForAll("files") String text) {
    MemoryWorkspace files = new MemoryWorkspace().with(RC, text);
    generate(one, files);
    assertThat(files.text(RC)).startsWith(text).isNotEqualTo(text);
    assertThat(plan(one, files).isUpToDate()).isTrue();
  }

  @Property(tries = 300)
  void onlyTheBlockFollowsTheSpec(@ForAll("files") String before, @ForAll("text") String after) {
    String head = before.isEmpty() || before.endsWith("\n") ? before : before + "\n";
    MemoryWorkspace files = new MemoryWorkspace();
    generate(one, files);
    String block = files.text(RC);
    files.with(RC, head + block + after);
    assertThat(plan(one, files).isUpToDate()).isTrue();

    generate(two, files);
    assertThat(files.text(RC)).startsWith(head).endsWith(after).contains("credsmith-windows");
    assertThat(plan(two, files).isUpToDate()).isTrue();

    generate(one, files);
    assertThat(files.text(RC)).isEqualTo(head + block + after);

    generate(without, files);
    assertThat(files.text(RC)).isEqualTo(head + after);
  }

  @Provide
  Arbitrary<String> files() {
    return Combinators.combine(Arbitraries.of("", "", "\uFEFF"), text())
        .as((mark, text) -> mark + text);
  }

  @Provide
  Arbitrary<String> text() {
    Arbitrary<String> pieces =
        Arbitraries.of("\n", "\r\n", "\\", "\\\n", "\\\r\n", "\r", "#", "'", " ", "build --x", "ü")
            .list()
            .ofMaxSize(30)
            .map(list -> String.join("", list));
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(60));
  }

  private static void generate(CredentialSpec spec, MemoryWorkspace files) {
    Plan plan = plan(spec, files);
    assertThat(plan.refusals()).isEmpty();
    files.apply(plan.changes());
  }

  private static Plan plan(CredentialSpec spec, MemoryWorkspace files) {
    return PLANNER.plan(new GenerationRequest(spec, "credsmith.yaml", files), false);
  }
}
