package io.github.credsmith.adopt;

import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.ObjectBuilder;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.ProviderConfig.AuthMethod;
import io.github.credsmith.helperconfig.ProviderConfig.GithubConfig;
import io.github.credsmith.helperconfig.ProviderConfig.OciConfig;
import io.github.credsmith.helperconfig.ProviderConfig.RemoteApisConfig;
import io.github.credsmith.helperconfig.ProviderConfig.S3Config;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.helperconfig.SourceEntry;
import io.github.credsmith.spec.SecretSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A rule's helper and configuration in the words of a spec.
 *
 * @param options what differs from the provider's defaults; empty if nothing does
 * @param secrets a chain for each binding, by its name; empty for the provider's own default
 */
record ProviderSettings(
    HelperKind kind, Optional<Node.Mapping> options, List<SecretSource.Chain> secrets) {

  static ProviderSettings of(HelperKind kind, ProviderConfig config) {
    ObjectBuilder options = options(config);
    return new ProviderSettings(
        kind,
        options.isEmpty() ? Optional.empty() : Optional.of(options.build()),
        chains(config.chain().orElse(List.of()), kind));
  }

  /** The entries of a chain that no binding of the helper uses. */
  static List<SourceEntry> unused(HelperKind kind, ProviderConfig config) {
    return config.chain().orElse(List.of()).stream()
        .filter(entry -> !kind.bindings().contains(entry.binding()))
        .toList();
  }

  /**
   * A text that two settings share exactly if they have the same effect. It may hold a secret and
   * is not for showing.
   */
  String fingerprint() {
    ObjectBuilder all = new ObjectBuilder().text("provider", kind.id());
    options.ifPresent(given -> all.add("options", given));
    return JsonText.file(all.add("secrets", SpecText.secrets(secrets)).build());
  }

  private static ObjectBuilder options(ProviderConfig config) {
    ObjectBuilder options = new ObjectBuilder();
    if (config instanceof GithubConfig github && !github.readConfigFile()) {
      options.add("readConfigFile", no());
    } else if (config instanceof OciConfig oci) {
      if (!oci.parseDockerConfig()) {
        options.add("parseDockerConfig", no());
      }
      if (oci.tokenExchangeMethod() != TokenExchangeMethod.AUTO) {
        options.text("tokenExchangeMethod", oci.tokenExchangeMethod().id());
      }
    } else if (config instanceof S3Config s3) {
      s3.region().ifPresent(region -> options.text("region", region));
    } else if (config instanceof RemoteApisConfig remote) {
      if (remote.authMethod() != AuthMethod.HEADER) {
        options.text("authMethod", remote.authMethod().id());
      }
      remote.headerName().ifPresent(name -> options.text("headerName", name));
    }
    return options;
  }

  private static List<SecretSource.Chain> chains(List<SourceEntry> entries, HelperKind kind) {
    Map<String, List<Located<SecretSource>>> byBinding = new TreeMap<>();
    for (SourceEntry entry : entries) {
      if (kind.bindings().contains(entry.binding())) {
        byBinding
            .computeIfAbsent(entry.binding(), binding -> new ArrayList<>())
            .add(new Located<>(source(entry), entry.location()));
      }
    }
    List<SecretSource.Chain> chains = new ArrayList<>();
    byBinding.forEach(
        (binding, sources) ->
            chains.add(
                new SecretSource.Chain(
                    binding,
                    sources.stream().map(Located::value).toList(),
                    sources.get(0).location())));
    return chains;
  }

  private static SecretSource source(SourceEntry entry) {
    Location location = entry.location();
    if (entry instanceof SourceEntry.Env env) {
      return new SecretSource.Env(env.name(), location);
    }
    if (entry instanceof SourceEntry.Keyring keyring) {
      return new SecretSource.Keyring(keyring.service(), location);
    }
    if (entry instanceof SourceEntry.Static literal) {
      return new SecretSource.InsecureLiteral(literal.value(), location);
    }
    return new SecretSource.Google(google((SourceEntry.Google) entry), location);
  }

  private static Node.Mapping google(SourceEntry.Google google) {
    ObjectBuilder options = new ObjectBuilder();
    if (google.tokenType() != SourceEntry.TokenType.ACCESS) {
      options.text("tokenType", google.tokenType().id());
    }
    if (!google.scopes().isEmpty()) {
      options.add(
          "scopes",
          ObjectBuilder.list(google.scopes().stream().map(ObjectBuilder::string).toList()));
    }
    google.audience().ifPresent(audience -> options.text("audience", audience));
    return options.build();
  }

  private static Node no() {
    return new Node.Scalar(Node.ScalarType.BOOLEAN, "false", ObjectBuilder.NOWHERE);
  }
}
