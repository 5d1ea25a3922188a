package io.github.credsmith.helperconfig;

import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import io.github.credsmith.helperconfig.ProviderConfig.AuthMethod;
import io.github.credsmith.helperconfig.ProviderConfig.GithubConfig;
import io.github.credsmith.helperconfig.ProviderConfig.OciConfig;
import io.github.credsmith.helperconfig.ProviderConfig.RemoteApisConfig;
import io.github.credsmith.helperconfig.ProviderConfig.S3Config;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.helperconfig.SourceEntry.TokenType;
import io.github.credsmith.uri.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes rules as a configuration file, the same rules always as the same text. What a reader would
 * assume anyway is left out. Static secrets are written as they are.
 */
public final class HelperConfigWriter {
  private HelperConfigWriter() {}

  /** The file's text: JSON with a final newline. */
  public static String write(HelperConfig config) {
    Node.Sequence urls = list(config.rules().stream().map(HelperConfigWriter::rule).toList());
    return JsonText.file(new Members().add("urls", urls).object());
  }

  private static Node rule(UrlRule rule) {
    Members members =
        new Members()
            .text("scheme", rule.scheme())
            .text("host", rule.host().map(Glob::pattern))
            .text("path", rule.path().map(Glob::pattern))
            .text("helper", Optional.of(rule.helper().id()));
    Node.Mapping config = config(rule.config());
    return config.entries().isEmpty() ? members.object() : members.add("config", config).object();
  }

  private static Node.Mapping config(ProviderConfig config) {
    Members members = new Members();
    if (config instanceof GithubConfig github) {
      members.unless("read_config_file", github.readConfigFile());
    } else if (config instanceof OciConfig oci) {
      members
          .unless("parse_docker_config", oci.parseDockerConfig())
          .word("token_exchange_method", oci.tokenExchangeMethod(), TokenExchangeMethod.AUTO);
    } else if (config instanceof S3Config s3) {
      members.text("region", s3.region());
    } else if (config instanceof RemoteApisConfig remote) {
      members
          .word("auth_method", remote.authMethod(), AuthMethod.HEADER)
          .text("header_name", remote.headerName());
    }
    config
        .chain()
        .map(chain -> list(chain.stream().map(HelperConfigWriter::entry).toList()))
        .ifPresent(chain -> members.add("lookup_chain", chain));
    return members.object();
  }

  private static Node entry(SourceEntry entry) {
    Members members = new Members().text("source", entry.source().id());
    if (entry instanceof SourceEntry.Env env) {
      members.text("name", env.name());
    } else if (entry instanceof SourceEntry.Keyring keyring) {
      members.text("service", keyring.service());
    } else if (entry instanceof SourceEntry.Static literal) {
      members.text("name", literal.value());
    } else if (entry instanceof SourceEntry.Google google) {
      members.word("token_type", google.tokenType(), TokenType.ACCESS);
      if (!google.scopes().isEmpty()) {
        members.add("scopes", list(google.scopes().stream().map(Members::string).toList()));
      }
      members.text("audience", google.audience());
    }
    return members
        .text(
            "binding",
            Optional.of(entry.binding()).filter(b -> !b.equals(SourceEntry.DEFAULT_BINDING)))
        .object();
  }

  private static Node.Sequence list(List<? extends Node> items) {
    return new Node.Sequence(List.copyOf(items), Members.NOWHERE);
  }

  /** The members of an object that is being written. */
  private static final class Members {
    /** What is written stands in no file yet. */
    static final Location NOWHERE = Location.ofFile("");

    private final List<Node.Entry> entries = new ArrayList<>();

    Members add(String key, Node value) {
      entries.add(new Node.Entry(string(key), value));
      return this;
    }

    Members text(String key, String value) {
      return add(key, string(value));
    }

    Members text(String key, Optional<String> value) {
      value.ifPresent(text -> text(key, text));
      return this;
    }

    <W extends FileWord> Members word(String key, W value, W assumed) {
      return value.equals(assumed) ? this : text(key, value.id());
    }

    /** A flag that is on where the file does not say otherwise. */
    Members unless(String key, boolean value) {
      return value ? this : add(key, new Node.Scalar(Node.ScalarType.BOOLEAN, "false", NOWHERE));
    }

    Node.Mapping object() {
      return new Node.Mapping(entries, NOWHERE);
    }

    static Node.Scalar string(String text) {
      return new Node.Scalar(Node.ScalarType.STRING, text, NOWHERE);
    }
  }
}
