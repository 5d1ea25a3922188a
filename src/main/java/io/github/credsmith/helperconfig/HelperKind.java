package io.github.credsmith.helperconfig;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The helpers that a rule can name. */
public enum HelperKind implements FileWord {
  S3(
      "s3",
      "aws-access-key-id",
      "aws-secret-access-key",
      "aws-session-token",
      "aws-default-region",
      "cloudflare-api-token"),
  GCS("gcs"),
  GAR("gar"),
  AZSTORAGE("azstorage"),
  GITHUB("github", SourceEntry.DEFAULT_BINDING),
  OCI("oci", "username", "password", "auth", "identitytoken", "registrytoken"),
  REMOTEAPIS("remoteapis", SourceEntry.DEFAULT_BINDING),
  NULL("null");

  private final String id;
  private final Set<String> bindings;

  HelperKind(String id, String... bindings) {
    this.id = id;
    this.bindings = Set.of(bindings);
  }

  @Override
  public String id() {
    return id;
  }

  /**
   * The bindings its lookup chain is asked for; none for a helper without a chain. A source with
   * another binding is never read.
   */
  public Set<String> bindings() {
    return bindings;
  }

  /** The helper of a name in the file; empty if there is none. */
  public static Optional<HelperKind> of(String id) {
    return Stream.of(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }
}
