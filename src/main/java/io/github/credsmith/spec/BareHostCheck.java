package io.github.credsmith.spec;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Located;
import io.github.credsmith.uri.Glob;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.stream.Stream;

/** rules_img asks for a registry by its bare host, which no credential with a path answers. */
final class BareHostCheck implements SpecCheck {
  private static final String RULES_IMG = "rules_img";

  @Override
  public List<Finding> check(CredentialSpec spec) {
    boolean asked = spec.bazel().filter(bazel -> bazel.rules().contains(RULES_IMG)).isPresent();
    return spec.credentials().stream()
        .filter(credential -> asked && credential.provider().value().equals("oci"))
        .flatMap(credential -> check(credential, spec))
        .toList();
  }

  private static Stream<Finding> check(Credential credential, CredentialSpec spec) {
    return credential.path().stream()
        .flatMap(
            path ->
                credential.hosts().stream()
                    .map(Located::value)
                    .filter(host -> !host.wildcard())
                    .filter(host -> spec.claimFor(RequestUri.parse(host.toString())).isEmpty())
                    .map(host -> finding(path, host)));
  }

  private static Finding finding(Located<Glob> path, HostPattern host) {
    return Finding.warning(
        "spec/bare-host",
        path.location(),
        "rules_img asks for '" + host + "' as a whole, and this credential is for a path only.",
        "Images are loaded and pushed without the helper's credentials.",
        "Add a credential for the host without a path, or leave the path out.");
  }
}
