package io.github.credsmith.helperconfig;

import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Optional;

/** What a rule's {@code config} says to its helper, with the defaults filled in. */
public sealed interface ProviderConfig {

  /**
   * The lookup chain in its order.
   *
   * @return empty if the file gives none, so that the helper's own default chain applies; a present
   *     empty list means no source at all
   */
  Optional<List<SourceEntry>> chain();

  /** The configuration of {@code kind} when the file says nothing. */
  static ProviderConfig defaultFor(HelperKind kind) {
    return switch (kind) {
      case GITHUB -> new GithubConfig(true, Optional.empty());
      case OCI -> new OciConfig(true, TokenExchangeMethod.AUTO, Optional.empty());
      case S3 -> new S3Config(Optional.empty(), Optional.empty());
      case REMOTEAPIS ->
          new RemoteApisConfig(AuthMethod.HEADER, Optional.empty(), Optional.empty());
      case GCS, GAR, AZSTORAGE, NULL -> new NoConfig();
    };
  }

  /**
   * For {@code github}.
   *
   * @param readConfigFile whether the GitHub command line's {@code hosts.yml} is read when the
   *     chain gives nothing
   */
  record GithubConfig(boolean readConfigFile, Optional<List<SourceEntry>> chain)
      implements ProviderConfig {
    public GithubConfig {
      chain = chain.map(List::copyOf);
    }
  }

  /**
   * For {@code oci}.
   *
   * @param parseDockerConfig whether docker's and podman's configuration is asked too
   */
  record OciConfig(
      boolean parseDockerConfig,
      TokenExchangeMethod tokenExchangeMethod,
      Optional<List<SourceEntry>> chain)
      implements ProviderConfig {
    /** The one registry that has a lookup chain without being given one. */
    private static final Glob GHCR = new Glob("ghcr.io*");

    public OciConfig {
      chain = chain.map(List::copyOf);
    }

    /**
     * Whether a lookup chain with a source applies to some registry.
     *
     * @param host the rule's glob over the registry's authority; empty for any
     */
    public boolean hasChain(Optional<Glob> host) {
      return chain
          .map(sources -> !sources.isEmpty())
          .orElseGet(() -> host.map(GHCR::overlaps).orElse(true));
    }
  }

  /**
   * For {@code s3}.
   *
   * @param region empty if the host or the AWS configuration tells it
   */
  record S3Config(Optional<String> region, Optional<List<SourceEntry>> chain)
      implements ProviderConfig {
    public S3Config {
      chain = chain.map(List::copyOf);
    }
  }

  /**
   * For {@code remoteapis}.
   *
   * @param headerName the header the secret goes into; empty for the host's or method's own
   */
  record RemoteApisConfig(
      AuthMethod authMethod, Optional<String> headerName, Optional<List<SourceEntry>> chain)
      implements ProviderConfig {
    public RemoteApisConfig {
      chain = chain.map(List::copyOf);
    }
  }

  /** For the helpers that take no configuration: {@code gcs}, {@code gar} and the like. */
  record NoConfig() implements ProviderConfig {
    @Override
    public Optional<List<SourceEntry>> chain() {
      return Optional.empty();
    }
  }

  /** How {@code oci} asks for a token. */
  enum TokenExchangeMethod implements FileWord {
    /** OAuth2 where the registry offers it, else {@link #BASIC}. */
    AUTO("auto"),
    /** A POST with the OAuth2 form. */
    OAUTH2("oauth2"),
    /** A GET with basic authentication. */
    BASIC("basic");

    private final String id;

    TokenExchangeMethod(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }
  }

  /** How {@code remoteapis} sends its secret. */
  enum AuthMethod implements FileWord {
    /** As it is, in a header of its own. */
    HEADER("header"),
    /** As {@code Basic} with the base64 of the secret. */
    BASIC_AUTH("basic_auth");

    private final String id;

    AuthMethod(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }
  }
}
