package io.github.credsmith.helper;

import io.github.credsmith.context.Environment;
import io.github.credsmith.helper.HelperChoice.ByUri;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which helper answers a URI when there is no configuration file. */
final class DefaultHelpers {
  /** Set to {@code 1}, every URL that looks like a registry's is answered. */
  static final String GUESS_VARIABLE = "CREDENTIAL_HELPER_GUESS_OCI_REGISTRY";

  private record HostRule(String pattern, HelperKind kind) {
    boolean matches(String host) {
      return pattern.startsWith("*.")
          ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
          : host.equals(pattern);
    }
  }

  /** In this order; the first match decides. */
  private static final List<HostRule> HOSTS =
      List.of(
          new HostRule("*.amazonaws.com", HelperKind.S3),
          new HostRule("storage.googleapis.com", HelperKind.GCS),
          new HostRule("github.com", HelperKind.GITHUB),
          new HostRule("*.github.com", HelperKind.GITHUB),
          new HostRule("raw.githubusercontent.com", HelperKind.GITHUB),
          new HostRule("*.r2.cloudflarestorage.com", HelperKind.S3),
          new HostRule("*.buildbuddy.io", HelperKind.REMOTEAPIS),
          new HostRule("*.pkg.dev", HelperKind.GAR),
          new HostRule("*.blob.core.windows.net", HelperKind.AZSTORAGE),
          // The registries that are well known: others get no request on a mere guess.
          new HostRule("*.app.snowflake.com", HelperKind.OCI),
          new HostRule("*.azurecr.io", HelperKind.OCI),
          new HostRule("cgr.dev", HelperKind.OCI),
          new HostRule("docker.elastic.co", HelperKind.OCI),
          new HostRule("gcr.io", HelperKind.OCI),
          new HostRule("ghcr.io", HelperKind.OCI),
          new HostRule("index.docker.io", HelperKind.OCI),
          new HostRule("nvcr.io", HelperKind.OCI),
          new HostRule("public.ecr.aws", HelperKind.OCI),
          new HostRule("quay.io", HelperKind.OCI),
          new HostRule("registry.gitlab.com", HelperKind.OCI));

  private static final Set<String> REGISTRY_SCHEMES = Set.of("oci");

  private DefaultHelpers() {}

  static ByUri choose(RequestUri uri, Environment environment) {
    if (uri.bareHost()) {
      return new ByUri(HelperKind.OCI, "it is a bare registry host");
    }
    if (REGISTRY_SCHEMES.contains(uri.scheme())) {
      return new ByUri(HelperKind.OCI, "its scheme is " + uri.scheme());
    }
    String host = uri.host().toLowerCase(Locale.ROOT);
    for (HostRule rule : HOSTS) {
      if (rule.matches(host)) {
        return new ByUri(rule.kind(), "its host is " + rule.pattern());
      }
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
