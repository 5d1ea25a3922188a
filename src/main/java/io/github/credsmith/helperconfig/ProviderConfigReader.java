package io.github.credsmith.helperconfig;

import io.github.credsmith.document.Node;
import io.github.credsmith.helperconfig.HelperConfigProblem.Kind;
import io.github.credsmith.helperconfig.ProviderConfig.AuthMethod;
import io.github.credsmith.helperconfig.ProviderConfig.GithubConfig;
import io.github.credsmith.helperconfig.ProviderConfig.NoConfig;
import io.github.credsmith.helperconfig.ProviderConfig.OciConfig;
import io.github.credsmith.helperconfig.ProviderConfig.RemoteApisConfig;
import io.github.credsmith.helperconfig.ProviderConfig.S3Config;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import java.util.List;
import java.util.Optional;

/** Reads the {@code config} of a rule, whose keys depend on the rule's helper. */
final class ProviderConfigReader {
  private final ObjectReader config;
  private final List<HelperConfigProblem> problems;

  private ProviderConfigReader(ObjectReader config, List<HelperConfigProblem> problems) {
    this.config = config;
    this.problems = problems;
  }

  /** The configuration; the default one, with its problems noted, if it is not an object. */
  static ProviderConfig read(HelperKind kind, Node node, List<HelperConfigProblem> problems) {
    return ObjectReader.of(node, problems)
        .map(config -> new ProviderConfigReader(config, problems).config(kind))
        .orElse(ProviderConfig.defaultFor(kind));
  }

  private ProviderConfig config(HelperKind kind) {
    ProviderConfig result =
        switch (kind) {
          case GITHUB -> new GithubConfig(config.bool("read_config_file", true), chain());
          case OCI ->
              new OciConfig(
                  config.bool("parse_docker_config", true),
                  config
                      .word(
                          "token_exchange_method", Kind.UNKNOWN_WORD, TokenExchangeMethod.values())
                      .orElse(TokenExchangeMethod.AUTO),
                  chain());
          case S3 -> new S3Config(nonEmpty("region"), chain());
          case REMOTEAPIS ->
              new RemoteApisConfig(
                  config
                      .word("auth_method", Kind.UNKNOWN_WORD, AuthMethod.values())
                      .orElse(AuthMethod.HEADER),
                  nonEmpty("header_name"),
                  chain());
          case GCS, GAR, AZSTORAGE, NULL -> new NoConfig();
        };
    config.refuseLeftovers();
    return result;
  }

  private Optional<String> nonEmpty(String key) {
    return config.string(key).filter(text -> !text.isEmpty());
  }

  private Optional<List<SourceEntry>> chain() {
    return config
        .list("lookup_chain")
        .map(
            items ->
                items.stream()
                    .flatMap(item -> SourceEntryReader.read(item, problems).stream())
                    .toList());
  }
}
