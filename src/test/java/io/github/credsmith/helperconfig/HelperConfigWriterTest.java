package io.github.credsmith.helperconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import org.junit.jupiter.api.Test;

class HelperConfigWriterTest {

  @Test
  void keysHaveTheirOrderAndDefaultsAreLeftOut() {
    String text =
        """
        {"urls": [
          {"config": {"lookup_chain": [
             {"binding": "default", "name": "TOKEN", "source": "env"},
             {"binding": "password", "source": "google", "token_type": "access"}],
           "parse_docker_config": true, "token_exchange_method": "basic"},
           "helper": "oci", "path": "/v2/*", "host": "ghcr.io", "scheme": "https"},
          {"helper": "github", "config": {"read_config_file": true}}]}
        """;
    HelperConfigReading reading =
        HelperConfigReader.read(JsonReader.read(SourceText.of("f", text)));
    HelperConfig config = ((HelperConfigReading.Valid) reading).config();
    assertThat(HelperConfigWriter.write(config))
        .isEqualTo(
            """
            {
              "urls": [
                {
                  "scheme": "https",
                  "host": "ghcr.io",
                  "path": "/v2/*",
                  "helper": "oci",
                  "config": {
                    "token_exchange_method": "basic",
                    "lookup_chain": [
                      {"source": "env", "name": "TOKEN"},
                      {"source": "google", "binding": "password"}
                    ]
                  }
                },
                {"helper": "github"}
              ]
            }
            """);
  }
}
