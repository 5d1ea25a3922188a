package io.github.credsmith.generate;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The Mustache templates of generated text files: those of a folder first, then those that
 * credsmith ships.
 */
public final class Templates {
  private static final String SUFFIX = ".mustache";

  private final Optional<Path> folder;

  /**
   * Templates.
   *
   * @param folder where templates of the user's own are; a template that is not there is the
   *     shipped one
   */
  public Templates(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * Fills a template.
   *
   * @param name without {@code .mustache}, such as {@code bazelrc}
   * @param model the values it can use
   * @throws DocumentException if the template cannot be read, is not Mustache or uses a value that
   *     is not there
   */
  public String fill(String name, Object model) {
    SourceText source = source(name);
    try {
      return Mustache.compiler()
          .escapeHTML(false)
          .withLoader(Templates::refusePartial)
          .strictSections(true)
          .emptyStringIsFalse(true)
          .compile(source.text())
          .execute(model);
    } catch (MustacheException e) {
      throw new DocumentException(
          Location.ofFile(source.file()), "is not a usable template: " + e.getMessage());
    }
  }

  private static Reader refusePartial(String name) {
    throw new MustacheException("it includes '" + name + "'; a template stands alone");
  }

  /** Where a template is, for what is said of it. */
  Location location(String name) {
    return Location.ofFile(source(name).file());
  }

  private SourceText source(String name) {
    Optional<Path> own = folder.map(path -> path.resolve(name + SUFFIX)).filter(Files::exists);
    return own.map(path -> SourceText.read(path, path.toString())).orElseGet(() -> shipped(name));
  }

  private static SourceText shipped(String name) {
    String resource = "/templates/" + name + SUFFIX;
    try (InputStream in = Templates.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no template " + resource);
      }
      return SourceText.decode(resource.substring(1), in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + resource, e);
    }
  }
}
