package io.github.credsmith.helper.s3;

import io.github.credsmith.secret.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An access key as JSON: what credential processes write and metadata servers answer. They differ
 * in the name of the session token only.
 *
 * @param tokenName the session token's property
 */
record KeyDocument(String tokenName) {
  /** "Sourcing credentials with an external process" in the AWS SDKs and Tools Reference Guide. */
  static final KeyDocument OF_PROCESS = new KeyDocument("SessionToken");

  /** "Container credential provider" and "IMDS credential provider" in the same guide. */
  static final KeyDocument OF_SERVER = new KeyDocument("Token");

  /** The key of a document; empty if it is not one with a key, or has an unreadable expiry. */
  Optional<AwsKey> parse(byte[] json) {
    try {
      JsonNode node = JsonMapper.shared().readTree(json);
      Optional<Secret> id = secret(node, "AccessKeyId");
      Optional<Secret> secretKey = secret(node, "SecretAccessKey");
      if (id.isEmpty() || secretKey.isEmpty()) {
        return Optional.empty();
      }
      Optional<Instant> expires =
          text(node, "Expiration").map(text -> OffsetDateTime.parse(text).toInstant());
      return Optional.of(new AwsKey(id.get(), secretKey.get(), secret(node, tokenName), expires));
    } catch (JacksonException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Secret> secret(JsonNode node, String name) {
    return text(node, name).map(Secret::of);
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asString("")).filter(text -> !text.isEmpty());
  }
}
