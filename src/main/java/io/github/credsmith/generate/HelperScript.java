package io.github.credsmith.generate;

import java.util.Map;

/** The script that Bazel starts as its credential helper. */
public final class HelperScript {
  private final Templates templates;
  private final Map<String, String> model;

  /**
   * The script as it is generated from a spec.
   *
   * @param specPath relative to the workspace
   */
  public HelperScript(Templates templates, String specPath) {
    this.templates = templates;
    this.model = Map.of("spec", specPath);
  }

  /** For every system that has a POSIX shell. */
  public String unix() {
    return templates.fill("credential-helper.sh", model);
  }

  /** For Windows. */
  public String windows() {
    return templates.fill("credential-helper.bat", model);
  }
}
