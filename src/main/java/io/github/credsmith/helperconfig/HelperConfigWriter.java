package io.github.credsmith.helperconfig;

import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.ObjectBuilder;
import io.github.credsmith.helperconfig.ProviderConfig.AuthMethod;
import io.github.credsmith.helperconfig.ProviderConfig.GithubConfig;
import io.github.credsmith.helperconfig.ProviderConfig.OciConfig;
import io.github.credsmith.helperconfig.ProviderConfig.RemoteApisConfig;
import io.github.credsmith.helperconfig.ProviderConfig.S3Config;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.helperconfig.SourceEntry.TokenType;

/**
 * Writes rules as a configuration file, the same rules always as the same text. What a reader would
 * assume anyway is left out. Static secrets are written as they are.
 */
public final class HelperConfigWriter {
  private HelperConfigWriter() {}

  /** The file's text: JSON with a final newline. */
  public static String write(HelperConfig config) {
    Node rules = ObjectBuilder.list(config.rules().stream().map(HelperConfigWriter::rule).toList());
    return JsonText.file(new ObjectBuilder().add("urls", rules).build());
  }

  private static Node rule(UrlRule rule) {
    ObjectBuilder members = new ObjectBuilder();
    rule.scheme().ifPresent(scheme -> members.text("scheme", scheme));
    rule.host().ifPresent(host -> members.text("host", host.pattern()));
    rule.path().ifPresent(path -> members.text("path", path.pattern()));
    members.text("helper", rule.helper().id());
    ObjectBuilder config = config(rule.config());
    return config.isEmpty() ? members.build() : members.add("config", config.build()).build();
  }

  private static ObjectBuilder config(ProviderConfig config) {
    ObjectBuilder members = new ObjectBuilder();
    if (config instanceof GithubConfig github) {
      unlessTrue(members, "read_config_file", github.readConfigFile());
    } else if (config instanceof OciConfig oci) {
      unlessTrue(members, "parse_docker_config", oci.parseDockerConfig());
      unless(TokenExchangeMethod.AUTO, members, "token_exchange_method", oci.tokenExchangeMethod());
    } else if (config instanceof S3Config s3) {
      s3.region().ifPresent(region -> members.text("region", region));
    } else if (config instanceof RemoteApisConfig remote) {
      unless(AuthMethod.HEADER, members, "auth_method", remote.authMethod());
      remote.headerName().ifPresent(name -> members.text("header_name", name));
    }
    config
        .chain()
        .map(chain -> ObjectBuilder.list(chain.stream().map(HelperConfigWriter::entry).toList()))
        .ifPresent(chain -> members.add("lookup_chain", chain));
    return members;
  }

  private static Node entry(SourceEntry entry) {
    ObjectBuilder members = new ObjectBuilder().text("source", entry.source().id());
    if (entry instanceof SourceEntry.Env env) {
      members.text("name", env.name());
    } else if (entry instanceof SourceEntry.Keyring keyring) {
      members.text("service", keyring.service());
    } else if (entry instanceof SourceEntry.Static literal) {
      members.text("name", literal.value());
    } else if (entry instanceof SourceEntry.Google google) {
      google(members, google);
    }
    if (!entry.binding().equals(SourceEntry.DEFAULT_BINDING)) {
      members.text("binding", entry.binding());
    }
    return members.build();
  }

  private static void google(ObjectBuilder members, SourceEntry.Google google) {
    unless(TokenType.ACCESS, members, "token_type", google.tokenType());
    if (!google.scopes().isEmpty()) {
      members.add(
          "scopes",
          ObjectBuilder.list(google.scopes().stream().map(ObjectBuilder::string).toList()));
    }
    google.audience().ifPresent(audience -> members.text("audience", audience));
  }

  private static <W extends FileWord> void unless(
      W assumed, ObjectBuilder members, String key, W value) {
    if (!value.equals(assumed)) {
      members.text(key, value.id());
    }
  }

  private static void unlessTrue(ObjectBuilder members, String key, boolean value) {
    if (!value) {
      members.add(key, new Node.Scalar(Node.ScalarType.BOOLEAN, "false", ObjectBuilder.NOWHERE));
    }
  }
}
