package io.github.credsmith.helper.kubelet;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image, completed as docker does (distribution/reference, {@code
 * ParseNormalizedNamed}): without a registry it is one of Docker Hub, and there without a slash one
 * of {@code library}.
 *
 * @param registry the host, with the port if the name has one; {@code docker.io} for Docker Hub
 * @param repository without registry, tag and digest
 */
record ImageReference(
    String registry, String repository, Optional<String> tag, Optional<String> digest) {
  private static final String DOCKER_HUB = "docker.io";
  private static final String OLD_DOCKER_HUB = "index.docker.io";
  private static final int LONGEST_REPOSITORY = 255;

  /** Room for the longest repository, a host, a tag and a digest. */
  private static final int LONGEST = 1024;

  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
  private static final Pattern REGISTRY =
      Pattern.compile("(?:%1$s(?:\\.%1$s)*|\\[[A-Fa-f0-9:]+])(?::[0-9]+)?".formatted(LABEL));

  private static final String COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final Pattern REMAINDER =
      Pattern.compile(
          ("(%1$s(?:/%1$s)*)(?::(\\w[\\w.-]{0,127}))?"
                  + "(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}))?")
              .formatted(COMPONENT));

  /** What docker takes for the identifier of an image, not for a name. */
  private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");

  /** Reads a name; empty if it is none. */
  static Optional<ImageReference> parse(String text) {
    if (text.length() > LONGEST || IDENTIFIER.matcher(text).matches()) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    boolean named = slash >= 0 && isRegistry(text.substring(0, slash));
    String first = named ? text.substring(0, slash) : DOCKER_HUB;
    String registry = first.equals(OLD_DOCKER_HUB) ? DOCKER_HUB : first;
    String rest = named ? text.substring(slash + 1) : text;
    boolean official = registry.equals(DOCKER_HUB) && rest.indexOf('/') < 0;
    Matcher parts = REMAINDER.matcher(official ? "library/" + rest : rest);
    return REGISTRY.matcher(registry).matches()
            && parts.matches()
            && parts.group(1).length() <= LONGEST_REPOSITORY
        ? Optional.of(
            new ImageReference(
                registry,
                parts.group(1),
                Optional.ofNullable(parts.group(2)),
                Optional.ofNullable(parts.group(3))))
        : Optional.empty();
  }

  /** What stands before the first slash is a registry by its form, or else part of the name. */
  private static boolean isRegistry(String first) {
    return first.contains(".")
        || first.contains(":")
        || first.equals("localhost")
        || !first.equals(first.toLowerCase(Locale.ROOT));
  }

  /** The whole name. */
  @Override
  public String toString() {
    return registry
        + "/"
        + repository
        + tag.map(t -> ":" + t).orElse("")
        + digest.map(d -> "@" + d).orElse("");
  }
}
