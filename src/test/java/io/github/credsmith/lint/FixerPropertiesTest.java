package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Mending what can be mended, of files that are wrong in many ways at once. */
class FixerPropertiesTest {
  private Path folder;

  @BeforeTry
  void createFolder() throws IOException {
    folder = Files.createTempDirectory("credsmith-fix");
  }

  @AfterTry
  void removeFolder() throws IOException {
    Project.deleteTree(folder);
  }

  /** A fixed seed: a gate says the same each time. */
  @Property(tries = 40, seed = "20261123")
  void mendingTwiceIsMendingOnce(@ForAll("rcFiles") String rc, @ForAll("configs") String config)
      throws IOException {
    Files.writeString(folder.resolve(".bazelversion"), "8.4.2\n");
    Files.writeString(folder.resolve("ci.bazelrc"), "common --color=yes\n");
    Files.writeString(folder.resolve(".bazelrc"), rc);
    Files.writeString(folder.resolve(".tweag-credential-helper.json"), config);
    LintFixture workspace = new LintFixture(folder);
    boolean mendable = workspace.lint().stream().anyMatch(Finding::isMendable);

    FixOutcome first = workspace.fix();

    assertThat(first.fixed() > 0).isEqualTo(mendable);
    Map<String, String> mended = workspace.texts();
    assertThat(workspace.lint()).noneMatch(Finding::isMendable);
    assertThat(workspace.fix().fixed()).isZero();
    assertThat(workspace.texts()).isEqualTo(mended);
  }

  @Provide
  Arbitrary<String> rcFiles() {
    return Arbitraries.of(
            "common",
            "build",
            "build:ci",
            "import ci.bazelrc\n",
            "try-import no.bazelrc\n",
            "\n",
            "\r\n",
            " \\\n ",
            "\"",
            "#",
            " ",
            " # why",
            " --experimental_credential_helper=",
            " --credential_helper=",
            " '--experimental_credential_helper=",
            " --experimental\"_credential\"_helper=",
            "*.acme.example=gh-helper",
            "GitHub.com=gh-helper",
            "github.com=gh-helper",
            "github.com=gh-helper\n",
            " --noauth_enabled",
            " --google_auth_scopes a",
            " --google_auth_scopes=a",
            " --google_auth_scopes=a\n",
            " --config ci",
            " --config=ci",
            " # credsmith-ignore: bazelrc/old-flag-name it is so\n")
        .list()
        .ofMaxSize(30)
        .map(words -> String.join("", words));
  }

  @Provide
  Arbitrary<String> configs() {
    Arbitrary<String> hosts =
        Arbitraries.of("acme.example", "*.acme.example", "*.Acme.example", "GitHub.com", "*");
    Arbitrary<String> keys = Arbitraries.of("name", "service");
    Arbitrary<String> rules =
        Combinators.combine(hosts, keys)
            .as(
                (host, key) ->
                    "{\"host\": \"%s\", \"helper\": \"oci\", \"config\": {\"lookup_chain\": [{\"source\": \"keyring\", \"%s\": \"x\"}]}}"
                        .formatted(host, key));
    return rules
        .list()
        .ofMaxSize(3)
        .map((List<String> list) -> "{\"urls\": [" + String.join(",\n ", list) + "]}");
  }
}
