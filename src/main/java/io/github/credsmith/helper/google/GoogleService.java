package io.github.credsmith.helper.google;

import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.secret.SecretSource.GoogleSource;
import io.github.credsmith.secret.SecretSource.GoogleSource.TokenType;
import java.util.List;
import java.util.Optional;

/**
 * A service of Google's cloud that builds download from.
 *
 * @param kind the helper that serves it
 * @param scope what a token for it may do (developers.google.com/identity/protocols/oauth2/scopes)
 * @param subject what its URLs are, for people
 */
record GoogleService(HelperKind kind, String scope, String subject) {
  static final GoogleService CLOUD_STORAGE =
      new GoogleService(
          HelperKind.GCS,
          "https://www.googleapis.com/auth/devstorage.read_only",
          "an object in Google Cloud Storage");
  static final GoogleService ARTIFACT_REGISTRY =
      new GoogleService(
          HelperKind.GAR,
          "https://www.googleapis.com/auth/cloud-platform.read-only",
          "an artifact in Google Artifact Registry");

  /** The token that it is reached with. */
  GoogleSource token() {
    return new GoogleSource(TokenType.ACCESS, List.of(scope), Optional.empty());
  }
}
