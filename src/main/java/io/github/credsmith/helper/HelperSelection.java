package io.github.credsmith.helper;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.HelperConfigFile;
import io.github.credsmith.helperconfig.HelperConfigProblem;
import io.github.credsmith.helperconfig.HelperConfigReading;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.RuleMatch;
import io.github.credsmith.uri.Glob;
import io.github.credsmith.uri.RequestUri;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses the helper for a URI:
 *
 * <ol>
 *   <li>if there is a configuration file, the first rule in it that matches; with none, no
 *       credentials;
 *   <li>else the helper of the well-known host, or of the registry that the URI names by its form;
 *   <li>a presigned URL gets no credentials from {@code s3}, however that was chosen.
 * </ol>
 */
final class HelperSelection {
  private static final Set<String> SIGNATURE_PARAMETERS =
      Set.of("X-Amz-Expires", "X-Amz-Signature");

  private HelperSelection() {}

  /**
   * Chooses.
   *
   * @throws ProviderFailure if the configuration file cannot be used
   */
  static HelperChoice choose(RequestUri uri, RequestContext context) throws ProviderFailure {
    HelperChoice choice = unlessPresigned(uri, context);
    boolean presigned = choice.kind() == HelperKind.S3 && isPresigned(uri);
    return presigned ? new HelperChoice.Presigned() : choice;
  }

  /**
   * The hosts, without a star, of the rules that answer for registries as a whole.
   *
   * @return none if there is no configuration file
   * @throws ProviderFailure if the configuration file cannot be used
   */
  static List<String> registries(RequestContext context) throws ProviderFailure {
    return config(file(context), context.files()).stream()
        .flatMap(config -> config.rules().stream())
        .filter(rule -> rule.helper() == HelperKind.OCI && rule.path().isEmpty())
        .flatMap(rule -> rule.host().stream())
        .filter(Glob::isLiteral)
        .map(Glob::pattern)
        .distinct()
        .toList();
  }

  private static HelperChoice unlessPresigned(RequestUri uri, RequestContext context)
      throws ProviderFailure {
    HelperConfigFile file = file(context);
    Optional<HelperConfig> config = config(file, context.files());
    if (config.isEmpty()) {
      return DefaultHelpers.choose(uri, context.environment());
    }
    return config
        .get()
        .ruleFor(uri)
        .<HelperChoice>map(HelperChoice.ByRule::new)
        .orElseGet(() -> noRule(file, config.get(), uri));
  }

  private static HelperConfigFile file(RequestContext context) throws ProviderFailure {
    try {
      return HelperConfigFile.of(context);
    } catch (InvalidPathException e) {
      throw new ProviderFailure(
          "a path in the environment is not one on this system",
          "correct " + HelperConfigFile.VARIABLE + " or the workspace variables");
    }
  }

  private static Optional<HelperConfig> config(HelperConfigFile file, CallerFiles files)
      throws ProviderFailure {
    Optional<HelperConfigReading> reading;
    try {
      reading = file.read(files);
    } catch (DocumentException e) {
      throw new ProviderFailure(
          e.location() + ": the configuration " + e.getMessage(), "correct the file");
    }
    if (reading.isEmpty()) {
      return Optional.empty();
    }
    if (reading.get() instanceof HelperConfigReading.Invalid invalid) {
      HelperConfigProblem first = invalid.problems().get(0);
      throw new ProviderFailure(first.location() + ": " + first.what(), "correct the file");
    }
    HelperConfig config = ((HelperConfigReading.Valid) reading.get()).config();
    if (config.rules().isEmpty()) {
      throw new ProviderFailure(
          file.path() + ": the configuration has no rules", "add rules under urls, or remove it");
    }
    return Optional.of(config);
  }

  private static HelperChoice noRule(HelperConfigFile file, HelperConfig config, RequestUri uri) {
    return new HelperChoice.NoRule(
        file.path(), config.compare(uri).stream().flatMap(match -> nearMiss(match, uri)).toList());
  }

  private static Stream<String> nearMiss(RuleMatch match, RequestUri uri) {
    String rule = "the rule at line " + match.rule().location().span().start().line();
    Set<RuleMatch.Mismatch> mismatches = match.mismatches();
    if (match.failsByPortAlone()) {
      return Stream.of(
          rule
              + " does not match because of the port: a host pattern is compared with "
              + uri.authority());
    }
    if (mismatches.equals(Set.of(RuleMatch.Mismatch.HOST_BY_CASE))) {
      return Stream.of(rule + " does not match because of upper and lower case in the host");
    }
    if (mismatches.equals(Set.of(RuleMatch.Mismatch.PATH_FOR_BARE_HOST))) {
      return Stream.of(rule + " has a path, and such rules are passed over for a bare host");
    }
    return Stream.empty();
  }

  private static boolean isPresigned(RequestUri uri) {
    return uri.rawQuery().stream()
        .flatMap(query -> Stream.of(query.split("&")))
        .anyMatch(parameter -> SIGNATURE_PARAMETERS.contains(parameter.split("=", 2)[0]));
  }
}
