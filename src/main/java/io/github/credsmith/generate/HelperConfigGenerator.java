package io.github.credsmith.generate;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.ObjectBuilder;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.HelperConfigReader;
import io.github.credsmith.helperconfig.HelperConfigReading;
import io.github.credsmith.helperconfig.HelperConfigWriter;
import io.github.credsmith.spec.Claim;
import io.github.credsmith.spec.Credential;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.SecretSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The helper configuration. Each claim becomes the rules that match exactly its URIs, and the
 * claims stand in the order in which the first that covers a URI answers it.
 */
final class HelperConfigGenerator implements Generator {
  static final String PATH = ".tweag-credential-helper.json";

  @Override
  public Generated generate(GenerationRequest request) {
    return request.spec().bazel().isEmpty()
        ? Generated.nothing()
        : Generated.of(
            Artifact.whole(
                Target.HELPER_CONFIG, PATH, HelperConfigWriter.write(config(request.spec()))));
  }

  /**
   * The rules of a spec. A spec without credentials gets one rule that answers everything with
   * nothing: without a file, the helper would choose by host.
   */
  static HelperConfig config(CredentialSpec spec) {
    List<Node> urls = new ArrayList<>();
    for (Claim claim : spec.claims()) {
      AuthorityGlobs.of(claim).forEach(rule -> urls.add(rule(claim, rule)));
    }
    if (urls.isEmpty()) {
      urls.add(new ObjectBuilder().text("helper", "null").build());
    }
    Node root = new ObjectBuilder().add("urls", ObjectBuilder.list(urls)).build();
    // The file model reads what it is to write: it refuses what the helper would refuse and knows
    // the defaults to leave out.
    HelperConfigReading reading =
        HelperConfigReader.read(new Document(PATH, SourceText.of(PATH, ""), root));
    if (reading instanceof HelperConfigReading.Valid valid) {
      return valid.config();
    }
    throw new IllegalStateException(
        "the helper configuration of a valid spec is invalid: " + reading);
  }

  private static Node rule(Claim claim, AuthorityGlobs.Rule authority) {
    ObjectBuilder rule = new ObjectBuilder();
    authority.scheme().ifPresent(scheme -> rule.text("scheme", scheme));
    rule.text("host", authority.host());
    if (!claim.anyPath()) {
      rule.text("path", claim.path().pattern());
    }
    rule.text("helper", claim.credential().provider().value());
    ObjectBuilder config = config(claim.credential());
    return config.isEmpty() ? rule.build() : rule.add("config", config.build()).build();
  }

  private static ObjectBuilder config(Credential credential) {
    ObjectBuilder config = new ObjectBuilder();
    credential.options().ifPresent(options -> addSnakeCase(config, options));
    List<Node> chain =
        credential.secrets().stream()
            .sorted(Comparator.comparing(SecretSource.Chain::binding))
            .flatMap(
                binding ->
                    binding.sources().stream().map(source -> source(source, binding.binding())))
            .toList();
    if (!chain.isEmpty()) {
      config.add("lookup_chain", ObjectBuilder.list(chain));
    }
    return config;
  }

  private static Node source(SecretSource source, String binding) {
    ObjectBuilder entry = new ObjectBuilder();
    if (source instanceof SecretSource.Env env) {
      entry.text("source", "env").text("name", env.variable());
    } else if (source instanceof SecretSource.Keyring keyring) {
      entry.text("source", "keyring").text("service", keyring.service());
    } else if (source instanceof SecretSource.InsecureLiteral literal) {
      // The reference calls the key of a static value "name" too.
      entry.text("source", "static").text("name", literal.value());
    } else if (source instanceof SecretSource.Google google) {
      addSnakeCase(entry.text("source", "google"), google.options());
    }
    return entry.text("binding", binding).build();
  }

  /** The spec writes the reference's names in camel case, so no list of them is needed here. */
  private static void addSnakeCase(ObjectBuilder target, Node.Mapping options) {
    for (Node.Entry option : options.entries()) {
      target.add(
          option.name().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT),
          option.value());
    }
  }
}
