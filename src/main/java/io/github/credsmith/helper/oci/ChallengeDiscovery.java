package io.github.credsmith.helper.oci;

import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.http.Deadline;
import io.github.credsmith.http.HttpAnswer;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpRequest;
import io.github.credsmith.http.NetworkSettings;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Finds out what a registry demands, by asking without credentials:
 *
 * <ol>
 *   <li>the root of its API, {@code GET /v2/}: what it demands there holds for every repository;
 *   <li>if it demands nothing there, or does not serve it, the resource itself ({@code HEAD}): some
 *       registries have both public and private repositories.
 * </ol>
 */
final class ChallengeDiscovery {
  private static final String HEADER = "WWW-Authenticate";

  private final CredentialRequest request;
  private final Deadline deadline;
  private final ChallengeCache cache;
  private final NetworkSettings network;

  ChallengeDiscovery(CredentialRequest request, Deadline deadline, ChallengeCache cache) {
    this.request = request;
    this.deadline = deadline;
    this.cache = cache;
    this.network = NetworkSettings.of(request.context());
  }

  /**
   * What a resource's registry demands.
   *
   * @param root the root of its API
   * @throws ProviderFailure if it cannot be reached or demands something without saying what
   */
  Demand of(RegistryRequest.Resource resource, HttpUrl root) throws ProviderFailure {
    Registry registry = resource.registry();
    Demand atRoot =
        ask(new ChallengeCache.Key(network, registry, Optional.empty()), HttpRequest.get(root));
    HttpUrl url = HttpUrl.parse(request.uri().text());
    if (atRoot instanceof Demand.Challenged || url == null) {
      return atRoot;
    }
    return ask(
        new ChallengeCache.Key(network, registry, Optional.of(resource.repository())),
        HttpRequest.head(url).withoutRedirects());
  }

  private Demand ask(ChallengeCache.Key key, HttpRequest question) throws ProviderFailure {
    Optional<Demand> known = cache.get(key, request.context().clock());
    if (known.isPresent()) {
      return known.get();
    }
    Demand demand = demand(send(question));
    request.log().debug(() -> question + ": " + description(demand));
    cache.put(key, demand, request.context().clock());
    return demand;
  }

  private HttpAnswer send(HttpRequest question) throws ProviderFailure {
    try {
      return request.http().send(question, deadline);
    } catch (HttpFailure failure) {
      throw new ProviderFailure(failure.getMessage(), "then try again");
    }
  }

  /** Any other refusal than 401 says nothing about authentication: the caller will see it. */
  private static Demand demand(HttpAnswer answer) throws ProviderFailure {
    int status = answer.status();
    if (status == 429 || status >= 500) {
      throw new ProviderFailure("the registry answers with HTTP " + status, "try again later");
    }
    if (status != 401) {
      return new Demand.Nothing();
    }
    List<Challenge> challenges = Challenge.parseAll(answer.headers(HEADER));
    if (challenges.isEmpty()) {
      throw new ProviderFailure(
          "the registry answers with HTTP 401 but does not say how to authenticate ("
              + HEADER
              + ")",
          "check that the URL is that of a container registry");
    }
    return new Demand.Challenged(challenges);
  }

  private static String description(Demand demand) {
    return demand instanceof Demand.Challenged challenged
        ? "challenges with " + challenged.challenges().stream().map(Challenge::scheme).toList()
        : "no authentication needed";
  }
}
