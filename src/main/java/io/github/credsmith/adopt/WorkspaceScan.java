package io.github.credsmith.adopt;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what a workspace says of hosts.
 *
 * @param hosts every host found, in the order of the files and their text
 * @param rules the rule sets found that need settings of their own
 * @param unreadable the files that are there and cannot be read
 */
public record WorkspaceScan(
    List<NamedHost> hosts, List<String> rules, List<DocumentException> unreadable) {
  private static final List<String> STARLARK =
      List.of("MODULE.bazel", "WORKSPACE.bazel", "WORKSPACE");
  private static final List<String> RULE_SETS = List.of("rules_oci", "rules_img");

  /**
   * Reads a workspace's files; one that cannot be read does not keep the others from being read.
   */
  public static WorkspaceScan of(Path workspace) {
    List<NamedHost> hosts = new ArrayList<>();
    List<DocumentException> unreadable = new ArrayList<>();
    List<SourceText> starlark =
        STARLARK.stream().flatMap(name -> read(workspace, name, unreadable).stream()).toList();
    starlark.forEach(source -> hosts.addAll(HostScan.starlark(source)));
    read(workspace, ".bazelrc", unreadable)
        .ifPresent(source -> hosts.addAll(HostScan.bazelrc(source)));
    List<String> rules =
        RULE_SETS.stream()
            .filter(rule -> starlark.stream().anyMatch(source -> uses(source, rule)))
            .toList();
    return new WorkspaceScan(hosts, rules, unreadable);
  }

  private static boolean uses(SourceText source, String rule) {
    return Stream.of("\"" + rule + "\"", "@" + rule + "//").anyMatch(source.text()::contains);
  }

  private static Optional<SourceText> read(
      Path workspace, String name, List<DocumentException> unreadable) {
    Path file = workspace.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SourceText.readFound(file, name));
    } catch (DocumentException e) {
      unreadable.add(e);
      return Optional.empty();
    }
  }
}
