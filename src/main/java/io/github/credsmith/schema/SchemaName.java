package io.github.credsmith.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The schemas that come with credsmith. */
public enum SchemaName {
  /** The credential spec, {@code credsmith.yaml}. */
  CREDSMITH("credsmith", "Nothing is generated from a spec that does not fit its schema."),

  /** The credential helper's file, {@code .tweag-credential-helper.json}. */
  HELPER_CONFIG(
      "helper-config", "The credential helper refuses the whole file, so every request fails."),

  /** docker's {@code config.json} and podman's {@code auth.json}. */
  DOCKER_CONFIG(
      "docker-config", "Tools that read this file refuse it or pass over the credentials in it.");

  private final String key;
  private final String effect;

  SchemaName(String key, String effect) {
    this.key = key;
    this.effect = effect;
  }

  /** The schema of a name as users write it; empty if there is none. */
  public static Optional<SchemaName> of(String key) {
    return Arrays.stream(values()).filter(name -> name.key.equals(key)).findFirst();
  }

  /** The name as users write it. */
  public String key() {
    return key;
  }

  /** One sentence: what happens to a file that does not fit the schema. */
  public String effect() {
    return effect;
  }

  /** The schema itself, JSON Schema 2020-12. */
  public String text() {
    String resource = "/schema/" + key + ".schema.json";
    try (InputStream in = SchemaName.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + resource, e);
    }
  }
}
