package io.github.credsmith.lint.across;

import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container registry that {@code MODULE.bazel} pulls images from, with rules_oci or rules_img.
 *
 * @param name host, with a port if it is written with one
 * @param uri a URL at the registry
 * @param location where the name stands first
 */
record PulledRegistry(String name, RequestUri uri, Location location) {
  /** A pull of rules_oci or rules_img; its arguments hold no parentheses. */
  private static final Pattern PULL = Pattern.compile("\\bpull\\(([^()]*)\\)");

  private static final Pattern REGISTRY =
      Pattern.compile(
          "\\b(?:registry\\s*=\\s*\"([^\"/]+)\"|image\\s*=\\s*\"([^\"/]*[.:][^\"/]*)/)");

  /** The registries of a workspace, each once. */
  static List<PulledRegistry> of(Workspace workspace) {
    return workspace.moduleFile().map(PulledRegistry::of).orElse(List.of());
  }

  private static List<PulledRegistry> of(SourceText module) {
    Map<String, Location> places = new TreeMap<>();
    Matcher pull = PULL.matcher(module.text());
    while (pull.find()) {
      Matcher registry = REGISTRY.matcher(module.text()).region(pull.start(1), pull.end(1));
      while (registry.find()) {
        int group = registry.group(1) != null ? 1 : 2;
        places.putIfAbsent(
            registry.group(group), module.location(registry.start(group), registry.end(group)));
      }
    }
    List<PulledRegistry> registries = new ArrayList<>();
    places.forEach((name, place) -> of(name, place).ifPresent(registries::add));
    return registries;
  }

  private static Optional<PulledRegistry> of(String name, Location place) {
    try {
      RequestUri uri = RequestUri.parse("https://" + name + "/v2/");
      return Optional.of(new PulledRegistry(name, uri, place));
    } catch (InvalidUriException noHost) {
      return Optional.empty();
    }
  }
}
