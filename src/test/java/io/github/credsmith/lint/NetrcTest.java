package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Located;
import io.github.credsmith.document.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetrcTest {
  @ParameterizedTest
  @CsvSource({
    "'machine a.example login u password p', a.example",
    "'machine a.example\\nlogin machine\\npassword machine\\nmachine b.example', a.example b.example",
    "'# machine a.example\\nmachine b.example password #machine c', b.example",
    "'macdef init\\nmachine a.example\\n\\nmachine b.example', b.example",
    "'default login u password p', ''",
    "'machine', ''",
    "'', ''"
  })
  void onlyMachinesAreKept(String text, String hosts) {
    Netrc netrc = Netrc.read(SourceText.of(".netrc", text.replace("\\n", "\n")));

    assertThat(String.join(" ", netrc.machines().stream().map(Located::value).toList()))
        .isEqualTo(hosts);
  }
}
