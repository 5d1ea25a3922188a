package io.github.credsmith.helperconfig;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.context.PathPrefixes;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the configuration file of a request is.
 *
 * @param path absolute; a file need not exist there
 * @param named whether the caller named it, rather than it being the workspace's own
 */
public record HelperConfigFile(Path path, boolean named) {
  /** The file's name at the root of a workspace. */
  public static final String NAME = ".tweag-credential-helper.json";

  /** The variable that names another file. */
  public static final String VARIABLE = "CREDENTIAL_HELPER_CONFIG_FILE";

  /**
   * The file for a caller: {@value #VARIABLE}, else {@value #NAME} in the workspace.
   *
   * @throws InvalidPathException if the variable is not a path on this system
   */
  public static HelperConfigFile of(RequestContext context) {
    PathPrefixes prefixes = new PathPrefixes(context);
    return context
        .environment()
        .nonEmpty(VARIABLE)
        .map(path -> new HelperConfigFile(prefixes.expand(path), true))
        .orElseGet(() -> new HelperConfigFile(prefixes.workspace().resolve(NAME), false));
  }

  /**
   * Reads the file.
   *
   * @return empty if there is no file, named or not; the helper is then chosen by the host
   * @throws DocumentException if there is one that cannot be read or is not JSON
   */
  public Optional<HelperConfigReading> read(CallerFiles files) {
    if (files.isAbsent(path)) {
      return Optional.empty();
    }
    SourceText source = SourceText.read(path.toString(), limit -> files.read(path, limit));
    return Optional.of(HelperConfigReader.read(JsonReader.read(source)));
  }
}
