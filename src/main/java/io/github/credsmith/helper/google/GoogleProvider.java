package io.github.credsmith.helper.google;

import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialProvider;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.PublicEndpoint;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.secret.SourceReading;
import io.github.credsmith.secret.SourceState;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Set;

/**
 * Answers for one of Google's services: {@code Bearer} with an access token of the caller's
 * Application Default Credentials, see {@link io.github.credsmith.secret.GoogleTokens}. One token
 * serves all of its URLs, for whoever keeps it.
 */
public final class GoogleProvider implements CredentialProvider {
  private static final String LOGIN = "run: gcloud auth application-default login";

  private final GoogleService service;

  private GoogleProvider(GoogleService service) {
    this.service = service;
  }

  /** The provider {@code gcs}. */
  public static GoogleProvider cloudStorage() {
    return new GoogleProvider(GoogleService.CLOUD_STORAGE);
  }

  /** The provider {@code gar}. */
  public static GoogleProvider artifactRegistry() {
    return new GoogleProvider(GoogleService.ARTIFACT_REGISTRY);
  }

  @Override
  public HelperKind kind() {
    return service.kind();
  }

  @Override
  public CredentialAnswer answer(CredentialRequest request) throws ProviderFailure {
    if (isWholeRegistry(request.uri())) {
      request.log().debug(() -> "a token that only reads is no login to a whole registry");
      return CredentialAnswer.none();
    }
    PublicEndpoint.check(request.uri(), kind());
    return ask(request);
  }

  @Override
  public String cacheKey(RequestUri uri) {
    return uri.bareHost() ? "bare host" : uri.scheme() + ":" + uri.effectivePort();
  }

  @Override
  public Set<String> processVariables(CredentialRequest request) {
    return request.secrets().google().processVariables();
  }

  @Override
  public SetupReport setup(CredentialRequest request) {
    List<SourceState> states = request.secrets().google().states();
    return isWholeRegistry(request.uri())
        ? new SetupReport(
            "the registry " + request.uri().host() + " as a whole",
            states,
            false,
            List.of("put a rule with the helper oci before this one"))
        : PublicEndpoint.setup(request.uri(), kind(), service.subject(), states, LOGIN);
  }

  /** A client that asks for one logs in by itself, with what it may need to push. */
  private boolean isWholeRegistry(RequestUri uri) {
    return kind() == HelperKind.GAR && uri.bareHost();
  }

  private CredentialAnswer ask(CredentialRequest request) throws ProviderFailure {
    SourceReading reading = request.secrets().google().read(service.token());
    if (reading instanceof SourceReading.Found found) {
      request.log().know(found.secret());
      return CredentialAnswer.of("Authorization", found.secret())
          .ending(found.expires(), request.context().clock());
    }
    if (reading instanceof SourceReading.Failed failed) {
      throw new ProviderFailure(
          failed.reason(), "credsmith setup-uri " + shown(request.uri()) + " shows the sources");
    }
    throw new ProviderFailure(
        "no Application Default Credentials were found",
        LOGIN + "; for public files, give the host the helper null in a rule");
  }

  private static String shown(RequestUri uri) {
    return uri.scheme() + "://" + uri.authority() + "/";
  }
}
