package io.github.credsmith.spec;

import io.github.credsmith.document.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Secrets that are of use only together with others are given with them. */
final class IncompleteSecretsCheck implements SpecCheck {
  /**
   * For each binding, those of which one must be there too. R2 derives its secret key from an API
   * token.
   */
  private static final Map<String, List<String>> PARTNERS =
      Map.of(
          "username", List.of("password"),
          "password", List.of("username"),
          "aws-access-key-id", List.of("aws-secret-access-key", "cloudflare-api-token"),
          "aws-secret-access-key", List.of("aws-access-key-id"),
          "cloudflare-api-token", List.of("aws-access-key-id"));

  @Override
  public List<Finding> check(CredentialSpec spec) {
    return spec.credentials().stream().flatMap(IncompleteSecretsCheck::check).toList();
  }

  private static Stream<Finding> check(Credential credential) {
    Set<String> given =
        credential.secrets().stream().map(SecretSource.Chain::binding).collect(Collectors.toSet());
    return credential.secrets().stream()
        .filter(chain -> PARTNERS.containsKey(chain.binding()))
        .filter(chain -> PARTNERS.get(chain.binding()).stream().noneMatch(given::contains))
        .map(chain -> finding(chain, String.join("' or '", PARTNERS.get(chain.binding()))));
  }

  private static Finding finding(SecretSource.Chain chain, String partners) {
    return Finding.warning(
        "spec/incomplete-secrets",
        chain.location(),
        "The binding '" + chain.binding() + "' is given without '" + partners + "'.",
        "It is not used alone, so the request goes out without this credential.",
        "Add a chain for '" + partners + "'.");
  }
}
