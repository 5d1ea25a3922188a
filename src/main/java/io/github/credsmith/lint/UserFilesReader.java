package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.DockerConfigFile;
import io.github.credsmith.dockerconfig.DockerConfigFiles;
import io.github.credsmith.dockerconfig.DockerConfigReader;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what the caller has outside the workspace. */
final class UserFilesReader {
  private final RequestContext context;
  private final RcFiles files;

  UserFilesReader(RequestContext context, RcFiles files) {
    this.context = context;
    this.files = files;
  }

  /**
   * Reads all that is there.
   *
   * @param sources gets the texts whose lines reports may show
   */
  UserFiles read(Consumer<SourceText> sources) {
    return new UserFiles(dockerConfigs(sources), netrc());
  }

  private List<ReadFile<DockerConfig>> dockerConfigs(Consumer<SourceText> sources) {
    List<ReadFile<DockerConfig>> configs = new ArrayList<>();
    try {
      DockerConfigFiles places = DockerConfigFiles.of(context);
      places.variableText().ifPresent(t -> configs.add(read(t, ConfigFormat.AUTH_VARIABLE)));
      for (DockerConfigFile place : places.files()) {
        read(place, sources).ifPresent(configs::add);
      }
    } catch (InvalidPathException noPath) {
      configs.clear(); // nobody can say what a variable that names no path stands for
    }
    return configs;
  }

  private Optional<ReadFile<DockerConfig>> read(
      DockerConfigFile place, Consumer<SourceText> sources) {
    try {
      Optional<SourceText> source = files.read(place.path());
      source.ifPresent(sources);
      return source.map(text -> read(text, place.format()));
    } catch (DocumentException unreadable) {
      return Optional.of(ReadFile.failed(unreadable));
    }
  }

  private static ReadFile<DockerConfig> read(SourceText text, ConfigFormat format) {
    try {
      return ReadFile.of(text.file(), DockerConfigReader.read(text, format));
    } catch (DocumentException notJson) {
      return ReadFile.failed(notJson);
    }
  }

  /** Its lines hold passwords, so it is none of the sources. */
  private Optional<Netrc> netrc() {
    try {
      Optional<Path> place =
          context
              .environment()
              .nonEmpty("NETRC")
              .map(context::resolve)
              .or(() -> context.home().map(home -> home.resolve(".netrc")));
      return place.flatMap(files::read).map(Netrc::read);
    } catch (DocumentException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}
