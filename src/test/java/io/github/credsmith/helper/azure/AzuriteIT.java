package io.github.credsmith.helper.azure;

import static io.github.credsmith.testing.CredsmithProcess.credsmith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.EntraServer;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.ServerProcess;
import io.github.credsmith.testing.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code get} answers opens a blob in Azurite, Azure's own emulator of its storage. */
class AzuriteIT {
  private static final String HOST = "acme.blob.core.windows.net";
  private static final Pattern LISTENING = Pattern.compile("listens on https://[^ ]*:(\\d+)");

  @TempDir private Path folder;
  private EntraServer entra;
  private ServerProcess azurite;
  private OkHttpClient client;
  private Map<String, String> environment;

  @BeforeEach
  void start() throws IOException {
    String program = ExternalTool.require("azurite-blob").toString();
    TestAuthority authority = new TestAuthority(Files.createDirectory(folder.resolve("tls")), HOST);
    ProcessBuilder builder =
        new ProcessBuilder(
            program,
            "--blobPort",
            "0",
            "--silent",
            "--disableTelemetry",
            "--location",
            Files.createDirectory(folder.resolve("blobs")).toString(),
            "--oauth",
            "basic",
            "--cert",
            authority.certificate().toString(),
            "--key",
            authority.key().toString());
    builder.environment().put("AZURITE_ACCOUNTS", "acme:bm90LXVzZWQ=");
    azurite = ServerProcess.start(builder, LISTENING);
    client =
        authority
            .client()
            .newBuilder()
            .dns(host -> List.of(InetAddress.getLoopbackAddress()))
            .build();
    entra = new EntraServer(folder, "fake-client-secret");
    environment = new TreeMap<>(entra.environment());
    environment.put("HOME", folder.toString());
  }

  @AfterEach
  void stop() {
    if (azurite != null) {
      azurite.close();
      entra.close();
    }
  }

  @Test
  void theHeadersOpenAPrivateBlobAndNothingElseDoes() throws IOException {
    Headers headers = headers();
    assertThat(headers.names()).containsExactlyInAnyOrder("Authorization", "x-ms-version");
    assertThat(put("/container?restype=container", headers, "")).isEqualTo(201);
    Headers upload = headers.newBuilder().add("x-ms-blob-type", "BlockBlob").build();
    assertThat(put("/container/blob", upload, "the blob's bytes")).isEqualTo(201);

    try (Response response = get(headers)) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.body().string()).isEqualTo("the blob's bytes");
    }
    Headers version = headers.newBuilder().removeAll("Authorization").build();
    Headers forged = headers.newBuilder().set("Authorization", "Bearer e30.e30.e30").build();
    for (Headers refused : List.of(Headers.of(), version, forged)) {
      try (Response response = get(refused)) {
        assertThat(response.code()).isIn(401, 403, 404);
      }
    }
    assertThat(entra.tokens()).hasSize(1);
  }

  private Headers headers() {
    Outcome outcome =
        credsmith("get")
            .in(folder)
            .withOnly(environment)
            .withInput("{\"uri\":\"https://" + HOST + "/container/blob\"}")
            .run();
    assertThat(outcome.stderr()).isEmpty();
    Headers.Builder headers = new Headers.Builder();
    for (Map.Entry<String, JsonNode> header :
        JsonMapper.shared().readTree(outcome.stdout()).path("headers").properties()) {
      header.getValue().forEach(value -> headers.add(header.getKey(), value.asString()));
    }
    return headers.build();
  }

  private Response get(Headers headers) throws IOException {
    return client.newCall(request("/container/blob", headers).build()).execute();
  }

  private int put(String path, Headers headers, String content) throws IOException {
    RequestBody body = RequestBody.create(content, null);
    try (Response response = client.newCall(request(path, headers).put(body).build()).execute()) {
      return response.code();
    }
  }

  private Request.Builder request(String path, Headers headers) {
    return new Request.Builder()
        .url("https://" + HOST + ":" + azurite.port() + path)
        .headers(headers);
  }
}
