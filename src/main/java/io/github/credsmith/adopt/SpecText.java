package io.github.credsmith.adopt;

import io.github.credsmith.document.Located;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.ObjectBuilder;
import io.github.credsmith.spec.BazelSettings;
import io.github.credsmith.spec.Credential;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.DockerSettings;
import io.github.credsmith.spec.SecretSource;
import java.util.ArrayList;
import java.util.List;

/** Writes a spec as a file, each credential with a comment that says where it comes from. */
final class SpecText {
  private static final List<String> DEFAULT_PLATFORMS = List.of("linux", "macos");

  private SpecText() {}

  /**
   * The text.
   *
   * @param name for the spec's metadata
   * @param spec whose locations are those of the files it was made from
   */
  static String of(String name, CredentialSpec spec) {
    List<String> lines = new ArrayList<>();
    lines.add("# Imported from the files of this workspace. From now on a change goes in here:");
    lines.add("#");
    lines.add("#   credsmith validate           check this file");
    lines.add("#   credsmith generate --diff    see what it would write");
    lines.add("#   credsmith generate           write it");
    ObjectBuilder header =
        new ObjectBuilder()
            .text("apiVersion", "credsmith/v1")
            .text("kind", "CredentialSpec")
            .add("metadata", new ObjectBuilder().text("name", name).build());
    lines.addAll(YamlText.lines(header.build(), ""));
    spec.bazel().ifPresent(bazel -> addSection(lines, "bazel", bazel(bazel)));
    lines.add("");
    lines.add(spec.credentials().isEmpty() ? "credentials: []" : "credentials:");
    spec.credentials().forEach(credential -> addCredential(lines, credential));
    spec.docker().ifPresent(docker -> addSection(lines, "docker", docker(docker)));
    return String.join("\n", lines) + "\n";
  }

  /** The chains of a credential as a spec writes them. */
  static Node.Mapping secrets(List<SecretSource.Chain> chains) {
    ObjectBuilder secrets = new ObjectBuilder();
    for (SecretSource.Chain chain : chains) {
      secrets.add(
          chain.binding(),
          ObjectBuilder.list(chain.sources().stream().map(SpecText::source).toList()));
    }
    return secrets.build();
  }

  private static void addSection(List<String> lines, String key, Node.Mapping section) {
    lines.add("");
    lines.addAll(YamlText.lines(new ObjectBuilder().add(key, section).build(), ""));
  }

  private static void addCredential(List<String> lines, Credential credential) {
    lines.add("  # From " + credential.location());
    List<String> body = YamlText.lines(credential(credential), "    ");
    lines.add("  - " + body.get(0).strip());
    lines.addAll(body.subList(1, body.size()));
  }

  private static Node.Mapping credential(Credential credential) {
    ObjectBuilder body = new ObjectBuilder().text("name", credential.name().value());
    body.add("hosts", strings(credential.hosts().stream().map(h -> h.value().toString()).toList()));
    credential.scheme().ifPresent(scheme -> body.text("scheme", scheme.value()));
    credential.path().ifPresent(path -> body.text("path", path.value().pattern()));
    body.text("provider", credential.provider().value());
    credential.options().ifPresent(options -> body.add("options", options));
    if (!credential.secrets().isEmpty()) {
      body.add("secrets", secrets(credential.secrets()));
    }
    credential.bazelConfig().ifPresent(config -> body.text("bazelConfig", config.value()));
    return body.build();
  }

  private static Node.Mapping source(SecretSource source) {
    ObjectBuilder entry = new ObjectBuilder();
    if (source instanceof SecretSource.Env env) {
      entry.text("env", env.variable());
    } else if (source instanceof SecretSource.Keyring keyring) {
      entry.text("keyring", keyring.service());
    } else if (source instanceof SecretSource.InsecureLiteral literal) {
      entry.text("insecureLiteral", literal.value());
    } else if (source instanceof SecretSource.Google google) {
      entry.add("google", google.options());
    }
    return entry.build();
  }

  private static Node.Mapping bazel(BazelSettings bazel) {
    ObjectBuilder section = new ObjectBuilder();
    if (!bazel.helper().equals(HelperLines.DEFAULT_HELPER)) {
      section.text("helper", bazel.helper());
    }
    List<String> platforms = bazel.platforms().stream().map(Located::value).toList();
    if (!platforms.equals(DEFAULT_PLATFORMS)) {
      section.add("platforms", strings(platforms));
    }
    if (!bazel.command().value().equals(BazelSection.DEFAULT_COMMAND)) {
      section.text("command", bazel.command().value());
    }
    bazel.timeout().ifPresent(timeout -> section.text("timeout", timeout.value()));
    bazel.cacheDuration().ifPresent(duration -> section.text("cacheDuration", duration.value()));
    if (!bazel.rules().isEmpty()) {
      section.add("rules", strings(bazel.rules()));
    }
    return section.build();
  }

  private static Node.Mapping docker(DockerSettings docker) {
    ObjectBuilder section = new ObjectBuilder();
    docker.config().ifPresent(file -> section.add("config", registryFile(file)));
    docker.authFile().ifPresent(file -> section.add("authFile", registryFile(file)));
    return section.build();
  }

  private static Node.Mapping registryFile(DockerSettings.RegistryFile file) {
    ObjectBuilder section = new ObjectBuilder().text("credHelper", file.credHelper());
    if (!file.registries().isEmpty()) {
      section.add("registries", strings(file.registries().stream().map(Located::value).toList()));
    }
    return section.build();
  }

  private static Node.Sequence strings(List<String> texts) {
    return ObjectBuilder.list(texts.stream().map(ObjectBuilder::string).toList());
  }
}
