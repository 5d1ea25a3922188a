package io.github.credsmith.helperconfig;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts whose helper is known without a configuration file. Contract: the reference helper's
 * choice by host.
 *
 * @param pattern a host, or {@code *.} and the domain it must lie below
 * @param kind the helper for it
 */
public record WellKnownHosts(String pattern, HelperKind kind) {
  /** In this order; the first match decides. */
  private static final List<WellKnownHosts> ALL =
      List.of(
          new WellKnownHosts("*.amazonaws.com", HelperKind.S3),
          new WellKnownHosts("storage.googleapis.com", HelperKind.GCS),
          new WellKnownHosts("github.com", HelperKind.GITHUB),
          new WellKnownHosts("*.github.com", HelperKind.GITHUB),
          new WellKnownHosts("raw.githubusercontent.com", HelperKind.GITHUB),
          new WellKnownHosts("*.r2.cloudflarestorage.com", HelperKind.S3),
          new WellKnownHosts("*.buildbuddy.io", HelperKind.REMOTEAPIS),
          new WellKnownHosts("*.pkg.dev", HelperKind.GAR),
          new WellKnownHosts("*.blob.core.windows.net", HelperKind.AZSTORAGE),
          // The registries that are well known: others get no request on a mere guess.
          new WellKnownHosts("*.app.snowflake.com", HelperKind.OCI),
          new WellKnownHosts("*.azurecr.io", HelperKind.OCI),
          new WellKnownHosts("cgr.dev", HelperKind.OCI),
          new WellKnownHosts("docker.elastic.co", HelperKind.OCI),
          new WellKnownHosts("gcr.io", HelperKind.OCI),
          new WellKnownHosts("ghcr.io", HelperKind.OCI),
          new WellKnownHosts("index.docker.io", HelperKind.OCI),
          new WellKnownHosts("nvcr.io", HelperKind.OCI),
          new WellKnownHosts("public.ecr.aws", HelperKind.OCI),
          new WellKnownHosts("quay.io", HelperKind.OCI),
          new WellKnownHosts("registry.gitlab.com", HelperKind.OCI));

  /**
   * The entry for a host.
   *
   * @param host without a port, in any case
   * @return empty if the host is not a known one
   */
  public static Optional<WellKnownHosts> of(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(known -> known.matches(name)).findFirst();
  }

  private boolean matches(String host) {
    return pattern.startsWith("*.")
        ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
        : host.equals(pattern);
  }
}
