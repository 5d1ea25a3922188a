package io.github.credsmith.bazelrc;

import static io.github.credsmith.bazelrc.FlagKind.ACCUMULATING;
import static io.github.credsmith.bazelrc.FlagKind.BOOLEAN;
import static io.github.credsmith.bazelrc.FlagKind.STARLARK;
import static io.github.credsmith.bazelrc.FlagKind.VALUE;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The flags that carry credentials or decide where they go.
 *
 * <p>Contract: Bazel's {@code AuthAndTLSOptions}, {@code RemoteOptions}, {@code
 * BuildEventServiceOptions}, {@code RepositoryOptions}, and the release notes of the versions
 * named.
 */
public enum CredentialFlag {
  CREDENTIAL_HELPER(
      ACCUMULATING,
      Carries.HELPER,
      since("credential_helper", "6.3.0"),
      since("experimental_credential_helper", "5.3.0")),
  CREDENTIAL_HELPER_TIMEOUT(
      VALUE,
      Carries.HELPER_TUNING,
      since("credential_helper_timeout", "6.3.0"),
      since("experimental_credential_helper_timeout", "5.3.0")),
  CREDENTIAL_HELPER_CACHE_DURATION(
      VALUE,
      Carries.HELPER_TUNING,
      since("credential_helper_cache_duration", "6.3.0"),
      since("experimental_credential_helper_cache_duration", "5.3.0")),
  GOOGLE_DEFAULT_CREDENTIALS(
      BOOLEAN, Carries.CREDENTIALS, always("google_default_credentials"), always("auth_enabled")),
  GOOGLE_CREDENTIALS(
      VALUE, Carries.CREDENTIALS, always("google_credentials"), always("auth_credentials")),
  GOOGLE_AUTH_SCOPES(
      VALUE, Carries.CREDENTIALS, always("google_auth_scopes"), always("auth_scope")),
  REMOTE_CACHE(VALUE, Carries.ENDPOINT, always("remote_cache")),
  REMOTE_EXECUTOR(VALUE, Carries.ENDPOINT, always("remote_executor")),
  BES_BACKEND(VALUE, Carries.ENDPOINT, always("bes_backend")),
  REMOTE_DOWNLOADER(
      VALUE,
      Carries.ENDPOINT,
      since("remote_downloader", "10.0.0"),
      always("experimental_remote_downloader")),
  REGISTRY(ACCUMULATING, Carries.ENDPOINT, always("registry")),
  DOWNLOADER_CONFIG(
      VALUE,
      Carries.DOWNLOADER_CONFIG,
      since("downloader_config", "8.2.0"),
      always("experimental_downloader_config")),
  REMOTE_HEADER(ACCUMULATING, Carries.HEADER, always("remote_header")),
  REMOTE_CACHE_HEADER(ACCUMULATING, Carries.HEADER, always("remote_cache_header")),
  REMOTE_EXEC_HEADER(ACCUMULATING, Carries.HEADER, always("remote_exec_header")),
  REMOTE_DOWNLOADER_HEADER(ACCUMULATING, Carries.HEADER, always("remote_downloader_header")),
  BES_HEADER(ACCUMULATING, Carries.HEADER, always("bes_header")),
  TLS_CERTIFICATE(VALUE, Carries.TLS, always("tls_certificate")),
  TLS_CLIENT_CERTIFICATE(VALUE, Carries.TLS, always("tls_client_certificate")),
  TLS_CLIENT_KEY(VALUE, Carries.TLS, always("tls_client_key")),
  REPO_ENV(ACCUMULATING, Carries.VARIABLE, always("repo_env")),
  ACTION_ENV(ACCUMULATING, Carries.VARIABLE, always("action_env")),
  TEST_ENV(ACCUMULATING, Carries.VARIABLE, always("test_env")),
  RULES_IMG_CREDENTIAL_HELPER(
      STARLARK, Carries.RULES_IMG_HELPER, always("@rules_img//img/settings:credential_helper")),
  RULES_IMG_CREDENTIAL_HELPER_OCI_REGISTRY(
      STARLARK,
      Carries.RULES_IMG_HELPER,
      always("@rules_img//img/settings:credential_helper_oci_registry")),
  RULES_IMG_CREDENTIAL_HELPER_REMOTE_CACHE(
      STARLARK,
      Carries.RULES_IMG_HELPER,
      always("@rules_img//img/settings:credential_helper_remote_cache"));

  /** What a flag's value is, as far as credentials go. */
  public enum Carries {
    /** {@code [SCOPE=]PATH}: see {@link HelperDeclaration}. */
    HELPER,
    /** A duration for the helper. */
    HELPER_TUNING,
    /** Another source of credentials, which a helper's answer beats. */
    CREDENTIALS,
    /** The URL of a service that is asked with credentials. */
    ENDPOINT,
    /** {@code NAME=VALUE} of a header; the value is often a secret. */
    HEADER,
    /** The path of a certificate or key. */
    TLS,
    /** {@code NAME} or {@code NAME=VALUE} of an environment variable of the build. */
    VARIABLE,
    /** The path of a downloader configuration, which may rewrite hosts. */
    DOWNLOADER_CONFIG,
    /** The path of a helper for the rules_img tools. */
    RULES_IMG_HELPER
  }

  /**
   * A name of a flag.
   *
   * @param text without the leading dashes
   * @param since the first release that knows it; empty if every supported release does
   */
  public record Name(String text, Optional<BazelVersion> since) {
    /** Whether Bazel of this version knows the name. */
    public boolean isKnownTo(BazelVersion version) {
      return since.map(version::isAtLeast).orElse(true);
    }
  }

  private static final Map<String, CredentialFlag> BY_NAME =
      Arrays.stream(values())
          .flatMap(flag -> flag.names().map(name -> Map.entry(name.text(), flag)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final FlagKind kind;
  private final Carries carries;
  private final Name name;
  private final List<Name> oldNames;

  CredentialFlag(FlagKind kind, Carries carries, Name name, Name... oldNames) {
    this.kind = kind;
    this.carries = carries;
    this.name = name;
    this.oldNames = List.of(oldNames);
  }

  /**
   * The flag that has this name now or had it before.
   *
   * @param name without dashes; for a Starlark setting its label, with {@code @} or {@code @@} and
   *     the repository's canonical or apparent name
   */
  public static Optional<CredentialFlag> named(String name) {
    return Optional.ofNullable(BY_NAME.get(apparent(name)));
  }

  /** How the flag takes its value. */
  public FlagKind kind() {
    return kind;
  }

  /** What its value is. */
  public Carries carries() {
    return carries;
  }

  /** The name it has now. */
  public Name flagName() {
    return name;
  }

  /** The names it had before, which still work; mostly none. */
  public List<Name> oldNames() {
    return oldNames;
  }

  /** Whether this is one of the flag's old names. */
  public boolean isOldName(String text) {
    return oldNames.stream().anyMatch(old -> old.text().equals(text));
  }

  /**
   * The name to write for a version of Bazel: the present one if that version knows it.
   *
   * @return empty if the version does not know the flag under any name
   */
  public Optional<String> nameFor(BazelVersion version) {
    return names().filter(candidate -> candidate.isKnownTo(version)).map(Name::text).findFirst();
  }

  private Stream<Name> names() {
    return Stream.concat(Stream.of(name), oldNames.stream());
  }

  /** {@code @@rules_img+//x} and {@code @rules_img//x} name the same setting. */
  private static String apparent(String name) {
    int slashes = name.startsWith("@") ? name.indexOf("//") : -1;
    if (slashes < 0) {
      return name;
    }
    String repository = name.substring(0, slashes).replaceFirst("^@+", "");
    return "@" + repository.replaceFirst("[+~].*", "") + name.substring(slashes);
  }

  private static Name since(String text, String version) {
    return new Name(text, Optional.of(BazelVersion.parse(version)));
  }

  private static Name always(String text) {
    return new Name(text, Optional.empty());
  }
}
