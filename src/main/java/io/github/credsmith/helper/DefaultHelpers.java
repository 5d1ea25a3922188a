package io.github.credsmith.helper;

import io.github.credsmith.context.Environment;
import io.github.credsmith.helper.HelperChoice.ByUri;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.WellKnownHosts;
import io.github.credsmith.uri.RequestUri;
import java.util.Optional;

/** Which helper answers a URI when there is no configuration file. */
final class DefaultHelpers {
  /** Set to {@code 1}, every URL that looks like a registry's is answered. */
  static final String GUESS_VARIABLE = "CREDENTIAL_HELPER_GUESS_OCI_REGISTRY";

  private DefaultHelpers() {}

  static ByUri choose(RequestUri uri, Environment environment) {
    if (uri.bareHost()) {
      return new ByUri(HelperKind.OCI, "it is a bare registry host");
    }
    if (uri.scheme().equals("oci")) {
      return new ByUri(HelperKind.OCI, "its scheme is oci");
    }
    Optional<WellKnownHosts> known = WellKnownHosts.of(uri.host());
    if (known.isPresent()) {
      return new ByUri(known.get().kind(), "its host is " + known.get().pattern());
    }
    if (RegistryUrl.of(uri).isEmpty()) {
      return new ByUri(HelperKind.NULL, "its host is not a known one");
    }
    return environment.get(GUESS_VARIABLE).filter("1"::equals).isPresent()
        ? new ByUri(HelperKind.OCI, "it looks like a registry's, and " + GUESS_VARIABLE + " is 1")
        : new ByUri(
            HelperKind.NULL,
            "its host is not a well-known registry, and " + GUESS_VARIABLE + " is not 1");
  }
}
