package io.github.credsmith.helper;

import io.github.credsmith.document.Location;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.UrlRule;
import java.nio.file.Path;
import java.util.List;

/** Which helper answers a URI, and why. */
public sealed interface HelperChoice {

  HelperKind kind();

  /** What the helper is told. */
  ProviderConfig config();

  /** Why, for people: half a sentence. */
  String reason();

  /**
   * A rule of the configuration file matches.
   *
   * @param rule the first that does
   */
  record ByRule(UrlRule rule) implements HelperChoice {
    @Override
    public HelperKind kind() {
      return rule.helper();
    }

    @Override
    public ProviderConfig config() {
      return rule.config();
    }

    @Override
    public String reason() {
      return "the rule at " + lineOf(rule.location());
    }
  }

  /**
   * There is a configuration file, and none of its rules matches.
   *
   * @param file the file
   * @param nearMisses rules that miss the URI by a detail that is easily overlooked, one sentence
   *     each
   */
  record NoRule(Path file, List<String> nearMisses) implements HelperChoice {
    public NoRule {
      nearMisses = List.copyOf(nearMisses);
    }

    @Override
    public HelperKind kind() {
      return HelperKind.NULL;
    }

    @Override
    public ProviderConfig config() {
      return ProviderConfig.defaultFor(HelperKind.NULL);
    }

    @Override
    public String reason() {
      return "no rule of " + file + " matches";
    }
  }

  /**
   * There is no configuration file, so the URI itself decides.
   *
   * @param why what of the URI decided, for people
   */
  record ByUri(HelperKind kind, String why) implements HelperChoice {
    @Override
    public ProviderConfig config() {
      return ProviderConfig.defaultFor(kind);
    }

    @Override
    public String reason() {
      return why + " (there is no configuration file)";
    }
  }

  /** The URL carries its own signature, so that a header would only do harm. */
  record Presigned() implements HelperChoice {
    @Override
    public HelperKind kind() {
      return HelperKind.NULL;
    }

    @Override
    public ProviderConfig config() {
      return ProviderConfig.defaultFor(HelperKind.NULL);
    }

    @Override
    public String reason() {
      return "the URL is presigned";
    }
  }

  private static String lineOf(Location location) {
    return location.file() + ":" + location.span().start().line();
  }
}
