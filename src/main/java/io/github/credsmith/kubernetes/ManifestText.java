package io.github.credsmith.kubernetes;

import java.util.regex.Pattern;

/** What can be told of a manifest, or of a value in one, without reading it as YAML. */
public final class ManifestText {
  static final String REFERENCES = "imagePullSecrets";

  /** The marks of Helm, Jinja, ERB, ytt, envsubst, Concourse, Argo CD and documentation. */
  private static final Pattern FILLED_IN =
      Pattern.compile("\\{\\{|\\{%|<[^<>]*>|\\$|\\(\\(|\\.\\.\\.|^\\s*ENC\\[|%[A-Za-z_]+%");

  /** A word such as REPLACE_ME or base64-encoded-config. */
  private static final Pattern WORDS = Pattern.compile("[A-Za-z_\\s-]{0,60}");

  private ManifestText() {}

  /** Whether a text can hold anything that {@link ManifestReader} looks for. */
  public static boolean mayMatter(String text) {
    return text.contains(PullSecretType.COMMON_PREFIX) || text.contains(REFERENCES);
  }

  /** Whether a text that cannot be read keeps a pull secret from being looked at. */
  public static boolean mustBeReadable(String text) {
    return text.contains(PullSecretType.COMMON_PREFIX) && !isTemplate(text);
  }

  /** Whether a text has parts that a template engine or a person fills in. */
  public static boolean isTemplate(String text) {
    return FILLED_IN.matcher(text).find();
  }

  /** Whether a value stands for one that comes later. */
  static boolean isFilledInLater(String value) {
    return isTemplate(value) || WORDS.matcher(value).matches();
  }
}
