package io.github.credsmith.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.github.credsmith.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that the validator objects to.
 *
 * @param rule what kind of fault it is
 * @param keyword the JSON schema keyword that failed
 * @param at the value in question; for a missing or unknown key, the mapping that lacks or has it
 * @param trail how the schema came to ask for the keyword
 * @param key the unknown or missing key; empty for other faults
 * @param because the key that makes {@code key} necessary; empty if it always is
 */
record Fault(
    SchemaRule rule,
    String keyword,
    InstancePath at,
    SchemaTrail trail,
    String key,
    Optional<String> because) {

  /** Translates what the validator reports. */
  static Fault of(Error error, Node schema) {
    String keyword = error.getKeyword();
    SchemaTrail trail = SchemaTrail.follow(schema, steps(error.getEvaluationPath()));
    InstancePath at = new InstancePath(steps(error.getInstanceLocation()));
    String property = error.getProperty() == null ? "" : error.getProperty();
    boolean dependent = keyword.equals("dependentRequired");
    return new Fault(
        SchemaRule.ofKeyword(keyword),
        keyword,
        at,
        trail,
        dependent ? String.valueOf(error.getArguments()[0]) : property,
        dependent ? Optional.of(property) : Optional.empty());
  }

  /** The key that was probably meant; empty unless a key is unknown and resembles a known one. */
  Optional<String> meantKey(Node root) {
    if (rule != SchemaRule.UNKNOWN_KEY || !(at.resolve(root) instanceof Node.Mapping mapping)) {
      return Optional.empty();
    }
    List<String> absent =
        trail.properties().stream().filter(name -> mapping.entry(name).isEmpty()).toList();
    return NearestName.of(key, absent);
  }

  private static List<String> steps(NodePath path) {
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      steps.add(path.getName(i));
    }
    return steps;
  }
}
