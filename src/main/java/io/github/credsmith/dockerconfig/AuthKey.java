package io.github.credsmith.dockerconfig;

import java.util.Locale;

/**
 * A key of {@code auths}, in any of the forms that docker and podman have written over the years.
 *
 * @param text the key as it stands in the file
 * @param registry the registry it is for
 * @param path podman's namespace or repository below the registry, without slashes around it; empty
 *     for all of the registry
 */
public record AuthKey(String text, RegistryKey registry, String path) {

  /**
   * Reads a key. Of a URL only the host counts, and {@code host/v1/} is an old form of {@code
   * host}; what else follows a host is a path (containers-auth.json(5)).
   */
  public static AuthKey parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean url = lower.startsWith("https://") || lower.startsWith("http://");
    String rest = url ? text.substring(text.indexOf("://") + 3) : text;
    int slash = rest.indexOf('/');
    String host = slash < 0 ? rest : rest.substring(0, slash);
    String below = slash < 0 ? "" : rest.substring(slash + 1);
    String path = url || below.equals("v1/") ? "" : withoutTrailingSlashes(below);
    return new AuthKey(text, RegistryKey.of(host), path);
  }

  /** Whether docker itself writes the key in this form. */
  public boolean isCanonical() {
    return text.equals(registry.value());
  }

  /** Whether the key has a path and it is the repository's or leads to it. */
  boolean leadsTo(String repository) {
    return !path.isEmpty() && (repository.equals(path) || repository.startsWith(path + "/"));
  }

  private static String withoutTrailingSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
