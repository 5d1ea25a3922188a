package io.github.credsmith.helper.s3;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A login to IAM Identity Center as {@code aws sso login} keeps it: a JSON file below {@code
 * ~/.aws/sso/cache}, named by the SHA-1 of the session's name ("IAM Identity Center credential
 * provider" in the AWS SDKs and Tools Reference Guide).
 */
final class SsoToken {
  private static final int LARGEST = 1 << 20;

  private final Path file;
  private final ObjectNode content;

  private SsoToken(Path file, ObjectNode content) {
    this.file = file;
    this.content = content;
  }

  /**
   * Reads a login.
   *
   * @param home the caller's home directory
   * @param files the caller's
   * @param session the session's name, or the start URL of a profile without one
   * @return empty if there is none, or the file is not one
   */
  static Optional<SsoToken> read(Path home, CallerFiles files, String session) {
    Path file = home.resolve(".aws/sso/cache").resolve(sha1(session) + ".json");
    try {
      JsonNode node = JsonMapper.shared().readTree(files.read(file, LARGEST));
      return node instanceof ObjectNode content
          ? Optional.of(new SsoToken(file, content))
          : Optional.empty();
    } catch (IOException | JacksonException e) {
      // As good as none: logging in writes it anew.
      return Optional.empty();
    }
  }

  /** The token itself; empty if it is no longer valid. */
  Optional<Secret> accessToken(Instant now) {
    return time("expiresAt")
        .filter(now::isBefore)
        .flatMap(end -> text("accessToken"))
        .map(Secret::of);
  }

  /** What asks for a new token in the login's name; empty if that is not possible any more. */
  Optional<CreateTokenRequest> refresh(Instant now) {
    boolean registered = time("registrationExpiresAt").filter(now::isBefore).isPresent();
    return text("refreshToken")
        .filter(token -> registered)
        .map(
            token ->
                CreateTokenRequest.builder()
                    .grantType("refresh_token")
                    .clientId(text("clientId").orElse(""))
                    .clientSecret(text("clientSecret").orElse(""))
                    .refreshToken(token)
                    .build());
  }

  /**
   * Keeps a new token in place of the old one, as AWS's own tools do: the refresh token that came
   * with the old one may be good for one use only.
   *
   * @throws IOException if the file cannot be replaced
   */
  void store(CreateTokenResponse fresh, Instant now) throws IOException {
    ObjectNode next = content.deepCopy();
    next.put("accessToken", fresh.accessToken());
    next.put(
        "expiresAt", now.plusSeconds(fresh.expiresIn()).truncatedTo(ChronoUnit.SECONDS).toString());
    if (fresh.refreshToken() != null) {
      next.put("refreshToken", fresh.refreshToken());
    }
    // A temporary file is its owner's alone, and so is what it replaces.
    Path written = Files.createTempFile(file.getParent(), "sso", ".tmp");
    try {
      Files.write(written, JsonMapper.shared().writeValueAsBytes(next));
      Files.move(
          written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private Optional<String> text(String name) {
    return Optional.of(content.path(name).asString("")).filter(text -> !text.isEmpty());
  }

  /** Older tools wrote {@code UTC} in the place of {@code Z}. */
  private Optional<Instant> time(String name) {
    try {
      return text(name).map(t -> OffsetDateTime.parse(t.replace("UTC", "Z")).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String sha1(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
