package io.github.credsmith.spec;

import io.github.credsmith.document.Finding;
import io.github.credsmith.schema.SchemaValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Specs for tests: files in a folder, loaded as the commands load them. */
public final class SpecFixture {
  private static final String HEADER = "apiVersion: credsmith/v1\nkind: CredentialSpec\n";
  private static final SchemaValidator VALIDATOR = new SchemaValidator();

  private final Path folder;
  private final SpecLoader loader;

  public SpecFixture(Path folder) {
    this.folder = folder;
    this.loader = new SpecLoader(VALIDATOR, folder);
  }

  /** Writes a spec: a header of two lines, then {@code body}. */
  public SpecFixture file(String name, String body) {
    return raw(name, HEADER + body);
  }

  /** Writes a file. */
  public SpecFixture raw(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads files of the folder as one spec. */
  public LoadedSpec load(String... names) {
    return loader.load(Arrays.stream(names).map(Path::of).toList());
  }

  /** Loads one spec with this body that must be usable. */
  public CredentialSpec spec(String body) {
    LoadedSpec loaded = file("credsmith.yaml", body).load("credsmith.yaml");
    if (!loaded.isUsable()) {
      throw new AssertionError("not usable: " + loaded.findings() + loaded.unreadable());
    }
    return loaded.spec().orElseThrow();
  }

  /** Findings as {@code file:line:column rule}. */
  public static List<String> places(List<Finding> findings) {
    return findings.stream().map(finding -> finding.location() + " " + finding.rule()).toList();
  }
}
