package io.github.credsmith.spec;

import io.github.credsmith.document.Finding;
import java.util.List;

/** A secret that stands in the spec itself is said on every run. */
final class InsecureLiteralCheck implements SpecCheck {

  @Override
  public List<Finding> check(CredentialSpec spec) {
    return spec.credentials().stream()
        .flatMap(credential -> credential.secrets().stream())
        .flatMap(chain -> chain.sources().stream())
        .filter(SecretSource.InsecureLiteral.class::isInstance)
        .map(
            source ->
                Finding.warning(
                    "spec/insecure-literal",
                    source.location(),
                    "A secret is written in the spec.",
                    "It ends up in version control and in the generated helper configuration.",
                    "Name an environment variable (env) or a keyring item (keyring) instead."))
        .toList();
  }
}
