package io.github.credsmith.helper.kubelet;

import io.github.credsmith.helper.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@code CredentialProviderRequest}. The token of a service account that may be in it is not
 * kept.
 *
 * @param apiVersion one of those there are
 * @param image for which credentials are wanted
 */
record ProviderRequest(String apiVersion, ImageReference image) {
  private static final int MAX_BYTES = 1 << 20;
  private static final String KIND = "CredentialProviderRequest";
  private static final String GROUP = "credentialprovider.kubelet.k8s.io/";
  private static final Set<String> VERSIONS =
      Set.of(GROUP + "v1", GROUP + "v1beta1", GROUP + "v1alpha1");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Reads the whole input.
   *
   * @throws InvalidRequestException if it is not such a request
   */
  static ProviderRequest read(InputStream input) throws InvalidRequestException {
    JsonNode request = tree(input);
    if (!request.isObject()) {
      throw new InvalidRequestException(
          "the request is not a JSON object: a " + KIND + " is expected on standard input");
    }
    String apiVersion = text(request, "apiVersion");
    if (!VERSIONS.contains(apiVersion)) {
      throw new InvalidRequestException(
          "the request's apiVersion is none of v1, v1beta1 and v1alpha1 of " + GROUP);
    }
    if (!text(request, "kind").equals(KIND)) {
      throw new InvalidRequestException("the request's kind is not " + KIND);
    }
    String image = text(request, "image");
    return new ProviderRequest(
        apiVersion,
        ImageReference.parse(image)
            .orElseThrow(
                () -> new InvalidRequestException("the request's image is not the name of one")));
  }

  private static JsonNode tree(InputStream input) throws InvalidRequestException {
    byte[] bytes;
    try {
      bytes = input.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new InvalidRequestException("the request cannot be read from standard input");
    }
    if (bytes.length > MAX_BYTES) {
      throw new InvalidRequestException("the request is larger than the 1 MiB that are read");
    }
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw new InvalidRequestException("the request is not JSON");
    }
  }

  private static String text(JsonNode request, String member) throws InvalidRequestException {
    return request
        .path(member)
        .stringValueOpt()
        .orElseThrow(
            () -> new InvalidRequestException("the request's " + member + " is not a string"));
  }
}
