package io.github.credsmith.spec;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * What reading a spec came to.
 *
 * @param spec the spec; empty if a file cannot be read or does not fit the schema
 * @param findings what is wrong with it, by file and position
 * @param unreadable the files that cannot be read as YAML, each with its reason
 * @param sources the text of every file that could be read, for showing findings in it
 */
public record LoadedSpec(
    Optional<CredentialSpec> spec,
    List<Finding> findings,
    List<DocumentException> unreadable,
    List<SourceText> sources) {

  public LoadedSpec {
    findings = List.copyOf(findings);
    unreadable = List.copyOf(unreadable);
    sources = List.copyOf(sources);
  }

  /** Whether files may be generated from it: everything was read and nothing is an error. */
  public boolean isUsable() {
    return spec.isPresent()
        && unreadable.isEmpty()
        && findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
