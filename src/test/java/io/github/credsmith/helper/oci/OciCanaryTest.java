package io.github.credsmith.helper.oci;

import static io.github.credsmith.helper.oci.FakeNetwork.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.helper.ProviderFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret goes in by every way there is, and comes out of nothing but the answer's headers. */
class OciCanaryTest {
  private static final String CANARY = "canary7f3e91";
  private static final String BASE64 = Caller.base64(CANARY).substring(0, 12);
  private static final String HOST = "registry.example.com";
  private static final String MANIFEST = "https://registry.example.com/v2/org/app/manifests/latest";

  @TempDir private Path folder;
  private final List<String> printed = new ArrayList<>();
  private FakeNetwork network;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    network = new FakeNetwork(folder, HOST, "auth.example.com");
    network.host(
        HOST, seen -> challenge("Bearer realm=\"https://auth.example.com/token\",service=\"s\""));
    caller = new Caller(folder).with(network.environment());
  }

  @AfterEach
  void stop() throws IOException {
    network.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "identitytoken", "registrytoken", "auth"})
  void hidesTheChain(String binding) {
    String value = binding.equals("auth") ? Caller.base64("joe:" + CANARY) : CANARY;
    caller.withChain(binding, value);

    everythingAnswered();
    everythingRefused();
    caller.withChain("auth", CANARY + "!");
    ask();

    assertHidden();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auths\":{\"registry.example.com\":{\"auth\":\"BASE64\"}}}",
        "{\"auths\":{\"registry.example.com\":{\"username\":\"u\",\"password\":\"CANARY\"}}}",
        "{\"auths\":{\"registry.example.com\":{\"identitytoken\":\"CANARY\"}}}",
        "{\"auths\":{\"registry.example.com\":{\"registrytoken\":\"CANARY\"}}}",
        "{\"auths\":{\"registry.example.com\":{\"auth\":\"CANARY\"}}}",
        "{\"auths\":{\"registry.example.com\":{\"auth\":\"BASE64\"}},CANARY",
        "{\"credsStore\":\"../CANARY\"}",
        "{\"credsStore\":\"ok\"}",
        "{\"credsStore\":\"token\"}",
        "{\"credsStore\":\"failing\"}",
        "{\"credsStore\":\"cut\"}",
      })
  void hidesWhatDockerKeeps(String config) {
    String answer = "{\"Username\":\"%s\",\"Secret\":\"" + CANARY + "\"}";
    caller
        .withHelper("ok", "echo '" + answer.formatted("joe") + "'")
        .withHelper("token", "echo '" + answer.formatted("<token>") + "'")
        .withHelper("failing", "echo '" + answer.formatted("joe") + "'; exit 1")
        .withHelper("cut", "printf '%s' '{\"Secret\":\"" + CANARY + "'; echo " + CANARY + " >&2")
        .withDockerConfig(
            config.replace("BASE64", Caller.base64("joe:" + CANARY)).replace("CANARY", CANARY));

    everythingAnswered();
    everythingRefused();

    assertHidden();
  }

  @Test
  void hidesWhatServersSend() {
    network.host(
        "auth.example.com",
        seen ->
            new MockResponse.Builder()
                .code(seen.line().startsWith("POST") ? 404 : 403)
                .addHeader("X-Token", CANARY)
                .body("{\"errors\":[{\"message\":\"" + CANARY + "\"}]}")
                .build());
    caller.withChain("username", "joe", "password", "pw");

    ask();
    network.host("auth.example.com", seen -> FakeNetwork.json(CANARY));
    ask();

    assertHidden();
  }

  private void everythingAnswered() {
    network.host(
        "auth.example.com",
        seen ->
            FakeNetwork.json(
                "{\"token\":\"" + CANARY + "\",\"refresh_token\":\"" + CANARY + "\"}"));
    ask();
  }

  private void everythingRefused() {
    network.host("auth.example.com", seen -> FakeNetwork.status(401));
    ask();
    network.host(
        HOST,
        seen ->
            challenge(
                "Bearer realm=\"https://u:" + CANARY + "@elsewhere.example/?" + CANARY + "\""));
    ask();
  }

  private void ask() {
    for (String uri : List.of(MANIFEST, HOST)) {
      try {
        printed.add(caller.get(uri).toString());
      } catch (ProviderFailure failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        printed.add(trace + failure.remedy());
      }
      printed.add(caller.setup(uri).toString());
    }
    printed.addAll(caller.log());
  }

  private void assertHidden() {
    assertThat(printed)
        .isNotEmpty()
        .noneMatch(text -> text.contains(CANARY))
        .noneMatch(text -> text.contains(BASE64));
  }
}
