package io.github.credsmith.spec;

import io.github.credsmith.document.Fields;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Located;
import io.github.credsmith.uri.BuildBuddy;
import java.util.List;

/** A remote API that is not BuildBuddy's needs to be told which header carries the secret. */
final class MissingHeaderCheck implements SpecCheck {
  @Override
  public List<Finding> check(CredentialSpec spec) {
    return spec.credentials().stream()
        .filter(credential -> credential.provider().value().equals("remoteapis"))
        .filter(credential -> !saysHowToAuthenticate(credential))
        .flatMap(credential -> credential.hosts().stream())
        .filter(host -> !BuildBuddy.isHost(host.value().name().ascii()))
        .map(MissingHeaderCheck::finding)
        .toList();
  }

  private static boolean saysHowToAuthenticate(Credential credential) {
    return credential
        .options()
        .map(Fields::new)
        .filter(
            options ->
                options.text("headerName").isPresent()
                    || options
                        .text("authMethod")
                        .map(Located::value)
                        .filter("basic_auth"::equals)
                        .isPresent())
        .isPresent();
  }

  private static Finding finding(Located<HostPattern> host) {
    return Finding.error(
        "spec/missing-header",
        host.location(),
        "Nothing says which header carries the secret for '" + host.value() + "'.",
        "The helper knows BuildBuddy's header alone; for any other host every request fails.",
        "Add 'headerName' under 'options', or 'authMethod: basic_auth'.");
  }
}
