package io.github.credsmith.helper.github;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Fields;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.YamlReader;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SourceReading;
import io.github.credsmith.secret.SourceState;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The {@code hosts.yml} in which the GitHub command line keeps its tokens when there is no keyring,
 * in the first of these folders that the caller's environment names:
 *
 * <ol>
 *   <li>{@code $GH_CONFIG_DIR};
 *   <li>{@code $XDG_CONFIG_HOME/gh};
 *   <li>on Windows, {@code %AppData%\GitHub CLI};
 *   <li>{@code ~/.config/gh}.
 * </ol>
 *
 * @param path the file, which need not exist; empty if the environment names no folder
 */
record GithubHostsFile(Optional<Path> path) {

  static GithubHostsFile of(RequestContext context) {
    try {
      return new GithubHostsFile(folder(context).map(folder -> folder.resolve("hosts.yml")));
    } catch (InvalidPathException notAPath) {
      return new GithubHostsFile(Optional.empty());
    }
  }

  /** The {@code oauth_token} of the first of these hosts that has one. */
  SourceReading read(List<String> hosts, CallerFiles files) {
    if (path.isEmpty()) {
      return new SourceReading.NotFound("no home or configuration folder is set");
    }
    Path file = path.get();
    if (files.isAbsent(file)) {
      return new SourceReading.NotFound("no such file");
    }
    try {
      SourceText source = SourceText.read(file.toString(), limit -> files.read(file, limit));
      Node root = YamlReader.read(source).root();
      return root instanceof Node.Mapping mapping
          ? read(new Fields(mapping), hosts)
          : new SourceReading.Failed("is not a mapping of hosts");
    } catch (DocumentException e) {
      return new SourceReading.Failed(
          "line " + e.location().span().start().line() + ": " + e.getMessage());
    }
  }

  /** As {@link #read}, for people. */
  SourceState state(List<String> hosts, CallerFiles files) {
    SourceReading reading = read(hosts, files);
    if (reading instanceof SourceReading.Found) {
      return state(SourceState.State.SET, "");
    }
    return reading instanceof SourceReading.Failed failed
        ? state(SourceState.State.FAILED, failed.reason())
        : state(SourceState.State.NOT_SET, ((SourceReading.NotFound) reading).reason());
  }

  private SourceState state(SourceState.State state, String reason) {
    String file = path.map(Path::toString).orElse("hosts.yml");
    return new SourceState("default", "file " + file, state, reason);
  }

  private static SourceReading read(Fields file, List<String> hosts) {
    for (String host : hosts) {
      Optional<String> token = file.fields(host).flatMap(GithubHostsFile::token);
      if (token.isPresent()) {
        return new SourceReading.Found(Secret.of(token.get()), Optional.empty());
      }
    }
    return new SourceReading.NotFound("no oauth_token for " + hosts.get(0));
  }

  /** The active account's token; {@code gh} from 2.40 keeps those of all accounts besides. */
  private static Optional<String> token(Fields host) {
    return host.text("oauth_token")
        .or(
            () ->
                host.text("user")
                    .flatMap(user -> host.fields("users").flatMap(u -> u.fields(user.value())))
                    .flatMap(account -> account.text("oauth_token")))
        .map(Located::value)
        .filter(token -> !token.isBlank());
  }

  private static Optional<Path> folder(RequestContext context) {
    Optional<Path> application =
        context.os() == OperatingSystem.WINDOWS
            ? variable(context, "AppData").map(folder -> folder.resolve("GitHub CLI"))
            : Optional.empty();
    return variable(context, "GH_CONFIG_DIR")
        .or(() -> variable(context, "XDG_CONFIG_HOME").map(folder -> folder.resolve("gh")))
        .or(() -> application)
        .or(() -> context.home().map(home -> home.resolve(".config/gh")));
  }

  private static Optional<Path> variable(RequestContext context, String name) {
    return context.environment().nonEmpty(name).map(context::resolve);
  }
}
