package io.github.credsmith.generate;

import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.bazelrc.RcWord;
import io.github.credsmith.document.Located;
import io.github.credsmith.spec.BazelSettings;
import io.github.credsmith.spec.Credential;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.HostPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the lines for Bazel say, as the template {@code bazelrc} sees it. A section is what stands
 * under one command and config.
 *
 * @param command the command of lines that hold everywhere: {@code common}, {@code build} or {@code
 *     COMMAND:CONFIG}
 * @param flags flags that hold on every platform
 * @param platforms the configs that Bazel chooses by the platform it runs on; empty if the
 *     platforms do not differ
 * @param sections the helpers, for each config that has some
 */
public record BazelrcLines(
    String command, List<String> flags, List<PlatformConfig> platforms, List<Section> sections) {

  /**
   * Lines under one command and config.
   *
   * @param title what they are for, for a comment
   * @param command {@code common}, {@code common:ci} and the like
   * @param flags in the order to write them, without the command
   */
  public record Section(String title, String command, List<String> flags) {}

  /**
   * A platform and the config it stands for.
   *
   * @param platform as Bazel names it: {@code linux}
   * @param command {@code common:linux}
   * @param config the config to use there
   */
  public record PlatformConfig(String platform, String command, String config) {}

  /** Whether Bazel has to choose between configs by the platform it runs on. */
  public boolean byPlatform() {
    return !platforms.isEmpty();
  }

  private static final String UNIX_CONFIG = "credsmith-unix";
  private static final String WINDOWS_CONFIG = "credsmith-windows";
  private static final String WORKSPACE = "%workspace%/";

  /** The lines for a spec that has a {@code bazel} section, for a Bazel of this version. */
  static BazelrcLines of(CredentialSpec spec, BazelSettings bazel, BazelVersion version) {
    return new Builder(spec, bazel, version).build();
  }

  /**
   * The command to write for a version: a strict {@code common} (before 6.3.0) would break commands
   * without the flag.
   */
  static String command(BazelSettings bazel, BazelVersion version) {
    return version.isAtLeast(6, 3, 0) ? bazel.command().value() : "build";
  }

  private static final class Builder {
    private final CredentialSpec spec;
    private final BazelSettings bazel;
    private final BazelVersion version;
    private final HelperStubs stubs;
    private final String command;

    Builder(CredentialSpec spec, BazelSettings bazel, BazelVersion version) {
      this.spec = spec;
      this.bazel = bazel;
      this.version = version;
      this.stubs = HelperStubs.of(bazel);
      this.command = command(bazel, version);
    }

    BazelrcLines build() {
      Map<String, List<Credential>> byConfig = new TreeMap<>();
      for (Credential credential : spec.credentials()) {
        byConfig.computeIfAbsent(config(credential), name -> new ArrayList<>()).add(credential);
      }
      List<Section> sections = new ArrayList<>();
      byConfig.forEach((config, credentials) -> addSections(sections, config, credentials));
      boolean byPlatform =
          sections.stream().anyMatch(section -> section.command().endsWith(UNIX_CONFIG));
      return new BazelrcLines(
          underConfig(bazel.config().orElse("")),
          generalFlags(),
          byPlatform ? platformConfigs() : List.of(),
          sections);
    }

    private String config(Credential credential) {
      return credential.bazelConfig().map(Located::value).or(bazel::config).orElse("");
    }

    private void addSections(List<Section> sections, String config, List<Credential> credentials) {
      List<String> scopes = scopes(credentials);
      stubs
          .unix()
          .map(
              path ->
                  section(
                      config,
                      UNIX_CONFIG,
                      "",
                      "Unix",
                      flags(scopes, credentials, WORKSPACE + path)))
          .filter(section -> !section.flags().isEmpty())
          .ifPresent(sections::add);
      stubs
          .windows()
          .map(
              path ->
                  section(
                      config,
                      WINDOWS_CONFIG,
                      "-windows",
                      "Windows",
                      flags(scopes, credentials, WORKSPACE + path)))
          .filter(section -> !section.flags().isEmpty())
          .ifPresent(sections::add);
    }

    /**
     * Bazel chooses a config by platform only for lines that hold always. Lines under a config of
     * the user's are in two configs: the user's own for Unix, and one with a suffix for Windows.
     */
    private Section section(
        String config, String always, String suffix, String platform, List<String> flags) {
      String title = "Credential helpers" + (stubs.differ() ? " on " + platform : "");
      if (config.isEmpty()) {
        return new Section(title, underConfig(stubs.differ() ? always : ""), flags);
      }
      String name = config + (stubs.differ() ? suffix : "");
      return new Section(title + ", with --config=" + name, underConfig(name), flags);
    }

    private List<String> flags(List<String> scopes, List<Credential> credentials, String path) {
      Stream<String> helpers =
          CredentialFlag.CREDENTIAL_HELPER.nameFor(version).stream()
              .flatMap(
                  name ->
                      scopes.stream()
                          .map(scope -> RcWord.of("--" + name + "=" + scope + "=" + path)));
      return Stream.concat(helpers, imageTools(credentials, path)).toList();
    }

    /**
     * Each scope that Bazel can be told of, once; what no credentials are sent to needs no helper.
     */
    private static List<String> scopes(List<Credential> credentials) {
      TreeSet<HostPattern> hosts =
          new TreeSet<>(
              Comparator.comparing((HostPattern host) -> host.name().ascii())
                  .thenComparing(HostPattern::wildcard));
      for (Credential credential : credentials) {
        if (!credential.provider().value().equals("null")) {
          credential.hosts().forEach(host -> hosts.add(host.value()));
        }
      }
      return hosts.stream()
          .map(BazelScopes::scope)
          .filter(BazelScopes::isValid)
          .map(CredentialScope::toString)
          .toList();
    }

    /**
     * The tools of rules_img ask a helper by settings of their own. The scoped settings are used,
     * so that a helper for the one kind of request does not stand before other sources of
     * credentials for the other.
     */
    private Stream<String> imageTools(List<Credential> credentials, String path) {
      if (!bazel.rules().contains("rules_img")) {
        return Stream.empty();
      }
      return Stream.of(
              setting(
                  credentials,
                  "oci",
                  CredentialFlag.RULES_IMG_CREDENTIAL_HELPER_OCI_REGISTRY,
                  path),
              setting(
                  credentials,
                  "remoteapis",
                  CredentialFlag.RULES_IMG_CREDENTIAL_HELPER_REMOTE_CACHE,
                  path))
          .flatMap(Optional::stream);
    }

    private static Optional<String> setting(
        List<Credential> credentials, String provider, CredentialFlag flag, String path) {
      boolean has =
          credentials.stream()
              .anyMatch(credential -> credential.provider().value().equals(provider));
      return has
          ? Optional.of(RcWord.of("--" + flag.flagName().text() + "=" + path))
          : Optional.empty();
    }

    private List<String> generalFlags() {
      List<String> flags = new ArrayList<>();
      tuning(CredentialFlag.CREDENTIAL_HELPER_TIMEOUT, bazel.timeout()).ifPresent(flags::add);
      tuning(CredentialFlag.CREDENTIAL_HELPER_CACHE_DURATION, bazel.cacheDuration())
          .ifPresent(flags::add);
      if (bazel.rules().contains("rules_oci")) {
        // The first is what rules_oci reads; the second comes from a proposal that was not merged
        // and is widely copied.
        flags.add("--repo_env=OCI_GET_TOKEN_ALLOW_FAIL=1");
        flags.add("--repo_env=OCI_DISABLE_GET_TOKEN=1");
      }
      return flags;
    }

    private Optional<String> tuning(CredentialFlag flag, Optional<Located<String>> value) {
      return value.flatMap(
          given -> flag.nameFor(version).map(name -> "--" + name + "=" + given.value()));
    }

    private List<PlatformConfig> platformConfigs() {
      List<PlatformConfig> configs = new ArrayList<>();
      for (String platform : stubs.unixPlatforms()) {
        configs.add(new PlatformConfig(platform, command + ":" + platform, UNIX_CONFIG));
      }
      configs.add(new PlatformConfig("windows", command + ":windows", WINDOWS_CONFIG));
      return configs;
    }

    private String underConfig(String config) {
      return config.isEmpty() ? command : command + ":" + config;
    }
  }
}
