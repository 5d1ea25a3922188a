package io.github.credsmith.secret;

import io.github.credsmith.context.FileTooLargeException;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of one caller's Application Default Credentials:
 *
 * <ol>
 *   <li>{@code GOOGLE_APPLICATION_CREDENTIALS}, which must then exist;
 *   <li>{@code application_default_credentials.json} in gcloud's folder: {@code CLOUDSDK_CONFIG},
 *       else {@code %APPDATA%\gcloud} on Windows, else {@code ~/.config/gcloud}.
 * </ol>
 */
final class GoogleCredentialFile {
  private static final String VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS";
  private static final String NAME = "application_default_credentials.json";
  private static final int LARGEST = 1 << 20;

  private final RequestContext context;

  GoogleCredentialFile(RequestContext context) {
    this.context = context;
  }

  /**
   * The file's content.
   *
   * @return empty if no variable names a file and gcloud has written none
   * @throws GoogleTokenException if a file that is named or there cannot be read
   */
  Optional<byte[]> read() throws GoogleTokenException {
    Optional<byte[]> named = readNamed();
    return named.isPresent() ? named : readWritten();
  }

  /**
   * The content of the file that the variable names.
   *
   * @return empty if it names none
   * @throws GoogleTokenException if that is not a file or cannot be read
   */
  Optional<byte[]> readNamed() throws GoogleTokenException {
    Optional<String> named = named();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Path file =
        path(named.get())
            .filter(context.files()::isRegularFile)
            .orElseThrow(
                () ->
                    new GoogleTokenException(
                        VARIABLE + " names " + named.get() + ", which is not a file"));
    return Optional.of(content(file));
  }

  /**
   * The content of the file that gcloud writes.
   *
   * @return empty if there is none
   * @throws GoogleTokenException if it cannot be read
   */
  Optional<byte[]> readWritten() throws GoogleTokenException {
    Optional<Path> file = written().filter(context.files()::isRegularFile);
    return file.isPresent() ? Optional.of(content(file.get())) : Optional.empty();
  }

  /** The variable and the file that it names, for people. */
  String describeNamed() {
    return "env " + VARIABLE + named().map(file -> " (" + file + ")").orElse("");
  }

  /** Where gcloud writes its file, for people. */
  String describeWritten() {
    return written().map(file -> "file " + file).orElse("gcloud's file, without a home folder");
  }

  private Optional<String> named() {
    return context.environment().nonEmpty(VARIABLE);
  }

  private Optional<Path> written() {
    return gcloudFolder().map(folder -> folder.resolve(NAME));
  }

  private Optional<Path> gcloudFolder() {
    Optional<String> configured = context.environment().nonEmpty("CLOUDSDK_CONFIG");
    if (configured.isPresent()) {
      return path(configured.get());
    }
    return context.os() == OperatingSystem.WINDOWS
        ? context
            .environment()
            .nonEmpty("APPDATA")
            .flatMap(this::path)
            .map(p -> p.resolve("gcloud"))
        : context.home().map(home -> home.resolve(".config").resolve("gcloud"));
  }

  private Optional<Path> path(String text) {
    try {
      return Optional.of(context.resolve(text));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private byte[] content(Path file) throws GoogleTokenException {
    try {
      return context.files().read(file, LARGEST);
    } catch (FileTooLargeException e) {
      throw new GoogleTokenException(file + " is too large for a credentials file");
    } catch (IOException e) {
      throw new GoogleTokenException(file + " cannot be read");
    }
  }
}
