package io.github.credsmith.kubernetes;

import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.DockerConfigReader;
import io.github.credsmith.document.Document;
import java.util.Arrays;
import java.util.Optional;

/**
 * The types of Secret that hold a docker configuration (Kubernetes, "Secrets", "Docker config
 * Secrets").
 */
public enum PullSecretType {
  /** A whole {@code config.json}, of which {@code auths} alone counts. */
  DOCKER_CONFIG_JSON("kubernetes.io/dockerconfigjson", ".dockerconfigjson"),

  /** The older form: the map that {@code auths} is. */
  DOCKER_CFG("kubernetes.io/dockercfg", ".dockercfg");

  /** What the names of all types begin with. */
  static final String COMMON_PREFIX = "kubernetes.io/dockerc";

  private final String id;
  private final String key;

  PullSecretType(String id, String key) {
    this.id = id;
    this.key = key;
  }

  /** The value of a Secret's {@code type}. */
  public String id() {
    return id;
  }

  /** The key of the configuration in {@code data} or {@code stringData}. */
  public String key() {
    return key;
  }

  /** The type of a name; empty if it is of no such type. */
  static Optional<PullSecretType> named(String id) {
    return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
  }

  DockerConfig read(Document document) {
    return switch (this) {
      case DOCKER_CONFIG_JSON -> DockerConfigReader.read(document, ConfigFormat.AUTHS_ONLY);
      case DOCKER_CFG -> DockerConfigReader.readAuths(document);
    };
  }
}
