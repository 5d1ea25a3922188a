package io.github.credsmith.helper.azure;

import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialProvider;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.PublicEndpoint;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.secret.SourceReading;
import io.github.credsmith.uri.RequestUri;
import java.util.Set;

/**
 * Answers for Azure Blob Storage: {@code Bearer} with an access token for storage, and the version
 * of the service's protocol, without which it refuses tokens
 * (learn.microsoft.com/rest/api/storageservices/authorize-with-azure-active-directory). One token
 * serves all URLs, for whoever keeps it.
 */
public final class AzureStorageProvider implements CredentialProvider {
  private static final String VERSION_VARIABLE = "AZURE_HEADER_X_MS_VERSION";
  private static final String VERSION = "2025-07-05";

  @Override
  public HelperKind kind() {
    return HelperKind.AZSTORAGE;
  }

  @Override
  public CredentialAnswer answer(CredentialRequest request) throws ProviderFailure {
    PublicEndpoint.check(request.uri(), kind());
    SourceReading.Found token = new AzureTokens(request.context(), request.http()).read();
    request.log().know(token.secret());
    String version = request.context().environment().nonEmpty(VERSION_VARIABLE).orElse(VERSION);
    return CredentialAnswer.of("Authorization", token.secret())
        .with("x-ms-version", version)
        .ending(token.expires(), request.context().clock());
  }

  @Override
  public String cacheKey(RequestUri uri) {
    return uri.bareHost() ? "bare host" : uri.scheme() + ":" + uri.effectivePort();
  }

  @Override
  public Set<String> processVariables(CredentialRequest request) {
    return ProcessVariables.of(request.context().environment());
  }

  @Override
  public SetupReport setup(CredentialRequest request) {
    return PublicEndpoint.setup(
        request.uri(),
        kind(),
        "a blob in Azure Storage",
        new AzureSources(request).states(),
        AzureTokens.LOGIN);
  }
}
