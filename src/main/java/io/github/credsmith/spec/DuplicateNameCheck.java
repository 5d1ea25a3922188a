package io.github.credsmith.spec;

import io.github.credsmith.document.Fields;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A name stands for one credential. In several files the same name means the same credential, so
 * this looks at one file, before files are merged.
 */
final class DuplicateNameCheck {
  private DuplicateNameCheck() {}

  /** The names that a file gives to more than one credential. */
  static List<Finding> check(Node root) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Location> seen = new HashMap<>();
    List<Fields> credentials =
        root instanceof Node.Mapping mapping
            ? new Fields(mapping).fieldsOf("credentials")
            : List.of();
    for (Fields credential : credentials) {
      Optional<Located<String>> name = credential.text("name");
      name.flatMap(given -> Optional.ofNullable(seen.putIfAbsent(given.value(), given.location())))
          .ifPresent(first -> findings.add(finding(name.get(), first)));
    }
    return findings;
  }

  private static Finding finding(Located<String> name, Location first) {
    return Finding.error(
            "spec/duplicate-name",
            name.location(),
            "The name '" + name.value() + "' is given to a second credential.",
            "A file that extends this one could not say which of them it changes.",
            "Give each credential a name of its own.")
        .relatedTo(first, "the first '" + name.value() + "'");
  }
}
