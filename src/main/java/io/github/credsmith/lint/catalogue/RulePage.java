package io.github.credsmith.lint.catalogue;

import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RuleDescription;
import java.util.Locale;

/** The page that explains a rule, as Markdown. */
public final class RulePage {
  private static final int LONGEST_LINE = 400;

  private RulePage() {}

  /** The name of the page's file. */
  public static String fileName(RuleDescription rule) {
    return rule.id().replace('/', '-') + ".md";
  }

  /** The whole page. */
  public static String markdown(RuleDescription rule) {
    return "# "
        + rule.id()
        + "\n\n"
        + rule.summary()
        + " Severity: "
        + severity(rule)
        + ".\n\n**Why it matters.** "
        + rule.why()
        + "\n\n**How to mend it.** "
        + rule.fix()
        + "\n\n## Bad\n\n"
        + example(rule.bad())
        + "\n## Good\n\n"
        + example(rule.good());
  }

  /** The list of all pages. */
  public static String index(RuleCatalogue catalogue) {
    StringBuilder page = new StringBuilder("# Rules\n\n");
    page.append("What `credsmith lint` looks for. `credsmith rules RULE` prints a page.\n\n");
    page.append(
        "In a `.bazelrc`, a spec or a Kubernetes manifest, `# credsmith-ignore: RULE reason` at the end of\n");
    page.append("a line, or alone above it, passes over the rule's findings in that line.\n\n");
    page.append("| rule | severity | what is wrong |\n|---|---|---|\n");
    for (RuleDescription rule : catalogue.descriptions()) {
      page.append("| [").append(rule.id()).append("](").append(fileName(rule)).append(") | ");
      page.append(severity(rule)).append(" | ").append(rule.summary()).append(" |\n");
    }
    return page.toString();
  }

  private static String severity(RuleDescription rule) {
    return rule.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String example(Example example) {
    StringBuilder text = new StringBuilder();
    for (Example.File file : example.files()) {
      text.append(text.length() == 0 ? "" : "\n").append('`').append(file.path()).append('`');
      text.append(mode(file.mode())).append(":\n\n```").append(language(file.path())).append('\n');
      file.text().lines().forEach(line -> text.append(shortened(line)).append('\n'));
      text.append("```\n");
    }
    return text + (example.generated() ? "\nand what `credsmith generate` writes.\n" : "");
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_LINE
        ? line
        : line.substring(0, LONGEST_LINE / 2) + "... (" + line.length() + " characters)";
  }

  private static String mode(Example.Mode mode) {
    return switch (mode) {
      case PLAIN -> "";
      case EXECUTABLE -> " (executable)";
      case PRIVATE -> " (mode 0600)";
    };
  }

  private static String language(String path) {
    return path.endsWith(".json") || path.startsWith(Example.VARIABLE)
        ? "json"
        : path.endsWith(".bazel") ? "starlark" : "";
  }
}
