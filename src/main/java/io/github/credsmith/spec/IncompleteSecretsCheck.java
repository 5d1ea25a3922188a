package io.github.credsmith.spec;

import io.github.credsmith.document.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Secrets that are of use only in pairs are given in pairs. */
final class IncompleteSecretsCheck implements SpecCheck {
  private static final Map<String, String> PARTNERS =
      Map.of(
          "username", "password",
          "password", "username",
          "aws-access-key-id", "aws-secret-access-key",
          "aws-secret-access-key", "aws-access-key-id");

  @Override
  public List<Finding> check(CredentialSpec spec) {
    return spec.credentials().stream().flatMap(IncompleteSecretsCheck::check).toList();
  }

  private static Stream<Finding> check(Credential credential) {
    Set<String> given =
        credential.secrets().stream().map(SecretSource.Chain::binding).collect(Collectors.toSet());
    return credential.secrets().stream()
        .filter(
            chain ->
                PARTNERS.containsKey(chain.binding())
                    && !given.contains(PARTNERS.get(chain.binding())))
        .map(
            chain ->
                Finding.warning(
                    "spec/incomplete-secrets",
                    chain.location(),
                    "The binding '"
                        + chain.binding()
                        + "' is given without '"
                        + PARTNERS.get(chain.binding())
                        + "'.",
                    "Neither is used without the other, so the request goes out without this credential.",
                    "Add a chain for '" + PARTNERS.get(chain.binding()) + "'."));
  }
}
