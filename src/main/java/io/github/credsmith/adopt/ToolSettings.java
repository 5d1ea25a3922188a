package io.github.credsmith.adopt;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.StackEntry;
import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.document.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rc files tell rule sets that look for credentials by themselves: the helper for rules_img,
 * and that rules_oci goes on where it gets no token.
 *
 * @param places each flag as it is written, its path left out, with the place where it stands first
 */
record ToolSettings(Map<String, Location> places) {
  private static final String OCI_VARIABLE = "OCI_GET_TOKEN_ALLOW_FAIL=1";

  /** Those of all lines, whatever command and config they are for. */
  static ToolSettings of(BazelrcStack stack) {
    return among(
        stack.entries().stream()
            .map(StackEntry::statement)
            .filter(Statement.OptionsLine.class::isInstance)
            .flatMap(line -> ((Statement.OptionsLine) line).options().stream()));
  }

  static ToolSettings among(Stream<BazelOption> options) {
    Map<String, Location> places = new LinkedHashMap<>();
    options.forEach(o -> setting(o).ifPresent(text -> places.putIfAbsent(text, o.location())));
    return new ToolSettings(places);
  }

  /** The rule sets that have a setting. */
  Set<String> ruleSets() {
    return places.keySet().stream()
        .map(text -> text.endsWith(OCI_VARIABLE) ? "rules_oci" : "rules_img")
        .collect(Collectors.toSet());
  }

  /**
   * What is otherwise with the settings that are generated.
   *
   * @param file the rc file that gets them
   */
  List<ImportNote> notes(ToolSettings generated, String file) {
    List<ImportNote> notes = new ArrayList<>();
    for (String added : generated.places.keySet()) {
      if (!places.containsKey(added)) {
        notes.add(new ImportNote(Location.ofFile(file), "`credsmith generate` adds " + added));
      }
    }
    places.forEach(
        (text, place) -> {
          if (!generated.places.containsKey(text)) {
            notes.add(
                new ImportNote(
                    place, "not carried over: `credsmith generate` does not write " + text));
          }
        });
    return notes;
  }

  private static Optional<String> setting(BazelOption option) {
    return option
        .credentialFlag()
        .filter(
            flag ->
                flag.carries() == CredentialFlag.Carries.RULES_IMG_HELPER
                    || flag == CredentialFlag.REPO_ENV
                        && option.valueText().equals(Optional.of(OCI_VARIABLE)))
        .map(
            flag ->
                "--"
                    + flag.flagName().text()
                    + (flag == CredentialFlag.REPO_ENV ? "=" + OCI_VARIABLE : ""));
  }
}
