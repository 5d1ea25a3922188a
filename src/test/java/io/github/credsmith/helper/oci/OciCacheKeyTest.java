package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.uri.RequestUri;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For one caller, URIs with equal keys have equal answers. */
class OciCacheKeyTest {
  private static final List<String> HOSTS =
      List.of("reg.example", "REG.example", "reg.example:8443", "open.example");
  private static final List<String> RESTS =
      List.of(
          "",
          "/",
          "/v2/",
          "/v2/acme/app/manifests/latest",
          "/v2/acme/app/manifests/sha256:0123456789012345678901234567890123456789012345678901234567890123",
          "/v2/acme/app/blobs/sha256:0123456789012345678901234567890123456789012345678901234567890123",
          "/v2/acme/app/tags/list?n=1",
          "/v2/acme/manifests/latest",
          "/v2/acme/private/manifests/latest",
          "/v2/acme/app/uploads/1");

  @TempDir private Path home;

  @Test
  void equalKeysHaveEqualAnswers() throws Exception {
    try (FakeNetwork network =
        new FakeNetwork(home, "reg.example", "open.example", "auth.reg.example")) {
      for (String host : List.of("reg.example", "reg.example:8443")) {
        network.host(
            host,
            seen ->
                FakeNetwork.challenge(
                    "Bearer realm=\"https://auth.reg.example/token\",service=\"" + host + "\""));
      }
      network.host(
          "open.example",
          seen ->
              seen.line().contains("/private/")
                  ? FakeNetwork.challenge("Basic realm=\"x\"")
                  : FakeNetwork.status(200));
      network.host(
          "auth.reg.example",
          seen ->
              FakeNetwork.json(
                  "{\"token\": \"%s\", \"expires_in\": 60}"
                      .formatted(Caller.base64(seen.toString()))));
      Caller caller =
          new Caller(home)
              .with(network.environment())
              .withDockerConfig(
                  "{\"auths\": {\"reg.example\": {\"auth\": \"%s\"}, \"open.example\": {\"auth\": \"%s\"}}}"
                      .formatted(Caller.base64("me:pw"), Caller.base64("you:pw")));
      assertKeysTell(caller);
    }
  }

  private static void assertKeysTell(Caller caller) {
    OciProvider provider = new OciProvider(ChallengeCache.standard());
    Map<String, String> first = new HashMap<>();
    Map<String, String> outcomes = new HashMap<>();
    for (String uri : uris()) {
      String key = provider.cacheKey(RequestUri.parse(uri));
      String outcome = outcome(caller, uri);
      String known = outcomes.putIfAbsent(key, outcome);
      assertThat(outcome)
          .as("%s after %s, both with the key %s", uri, first.get(key), key)
          .isEqualTo(known == null ? outcome : known);
      first.putIfAbsent(key, uri);
    }
    assertThat(outcomes.values()).as("different answers").contains("failure").hasSizeGreaterThan(9);
    assertThat(outcomes.size()).as("fewer keys than URIs").isLessThan(uris().size());
  }

  private static List<String> uris() {
    List<String> uris = new ArrayList<>(HOSTS);
    for (String host : HOSTS) {
      for (String scheme : List.of("https", "http", "oci")) {
        RESTS.forEach(rest -> uris.add(scheme + "://" + host + rest));
      }
    }
    return uris;
  }

  private static String outcome(Caller caller, String uri) {
    try {
      CredentialAnswer answer = caller.get(uri);
      return Caller.headers(answer) + " " + answer.expires();
    } catch (ProviderFailure e) {
      return "failure";
    }
  }
}
