package io.github.credsmith.adopt;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.BazelrcFile;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the hosts that {@code MODULE.bazel}, {@code WORKSPACE} and {@code .bazelrc} name. */
public final class HostScan {
  /** A string in Starlark, of the kind that does not span lines. */
  private static final Pattern STRING =
      Pattern.compile("(?:(\\w+)\\s*=\\s*)?\\[?\\s*(\"[^\"\\n]*\"|'[^'\\n]*')");

  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

  /**
   * The attributes of {@code oci.pull} and rules_img's {@code pull} that name a registry or an
   * image on one.
   */
  private static final Set<String> IMAGE_ATTRIBUTES = Set.of("image", "registry");

  private static final Set<CredentialFlag> REMOTE_APIS =
      Set.of(
          CredentialFlag.REMOTE_CACHE,
          CredentialFlag.REMOTE_EXECUTOR,
          CredentialFlag.BES_BACKEND,
          CredentialFlag.REMOTE_DOWNLOADER);

  private static final String DOCKER_HUB = "index.docker.io";

  private HostScan() {}

  /** The hosts of a Starlark file, in the order of the text. */
  public static List<NamedHost> starlark(SourceText source) {
    String code = withoutComments(source.text());
    List<NamedHost> found = new ArrayList<>();
    Matcher strings = STRING.matcher(code);
    while (strings.find()) {
      String literal = strings.group(2);
      String value = literal.substring(1, literal.length() - 1);
      Location location = source.location(strings.start(2) + 1, strings.end(2) - 1);
      if (value.startsWith("https://") || value.startsWith("http://")) {
        urlHost(value)
            .ifPresent(host -> found.add(new NamedHost(host, NamedHost.Use.DOWNLOAD, location)));
      } else if (strings.group(1) != null && IMAGE_ATTRIBUTES.contains(strings.group(1))) {
        registry(value)
            .ifPresent(host -> found.add(new NamedHost(host, NamedHost.Use.REGISTRY, location)));
      }
    }
    return found;
  }

  /** The hosts of an rc file, in the order of the text. */
  public static List<NamedHost> bazelrc(SourceText source) {
    return BazelrcFile.parse(source).statements().stream()
        .filter(Statement.OptionsLine.class::isInstance)
        .flatMap(line -> ((Statement.OptionsLine) line).options().stream())
        .flatMap(option -> host(option).stream())
        .toList();
  }

  private static Optional<NamedHost> host(BazelOption option) {
    Optional<CredentialFlag> flag = option.credentialFlag();
    if (flag.isEmpty() || option.value().isEmpty()) {
      return Optional.empty();
    }
    String value = option.value().get().text();
    Location location = option.value().get().location();
    if (flag.get() == CredentialFlag.CREDENTIAL_HELPER) {
      CredentialScope scope = HelperDeclaration.parse(value, location).scope();
      boolean named =
          scope instanceof CredentialScope.ExactHost
              || scope instanceof CredentialScope.DomainSuffix;
      return named
          ? Optional.of(new NamedHost(scope.toString(), NamedHost.Use.SCOPE, location))
          : Optional.empty();
    }
    if (REMOTE_APIS.contains(flag.get()) && !value.startsWith("unix:")) {
      String url = value.contains("://") ? value : "grpcs://" + value;
      return urlHost(url).map(host -> new NamedHost(host, NamedHost.Use.REMOTE_API, location));
    }
    return flag.get() == CredentialFlag.REGISTRY
        ? urlHost(value).map(host -> new NamedHost(host, NamedHost.Use.DOWNLOAD, location))
        : Optional.empty();
  }

  /**
   * The host and, if it is given, the port of a URL. A bucket's path and a placeholder do not
   * matter.
   */
  private static Optional<String> urlHost(String url) {
    try {
      int path = url.indexOf('/', url.indexOf("://") + 3);
      RequestUri uri = RequestUri.parse(path < 0 ? url : url.substring(0, path));
      return uri.scheme().equals("unix") || uri.bareHost()
          ? Optional.empty()
          : Optional.of(uri.authority());
    } catch (InvalidUriException notAUrl) {
      return Optional.empty();
    }
  }

  /**
   * The registry of an image's name: what comes before the first slash if it can be a host, else
   * Docker Hub.
   */
  private static Optional<String> registry(String image) {
    String first = image.contains("/") ? image.substring(0, image.indexOf('/')) : image;
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    if (image.isBlank() || image.contains("{")) {
      return Optional.empty();
    }
    return Optional.of(
        host && !first.equals("docker.io") && !first.equals("registry-1.docker.io")
            ? first
            : DOCKER_HUB);
  }

  /** Comments blanked out, so that every offset stays. */
  private static String withoutComments(String text) {
    return COMMENT.matcher(text).replaceAll(comment -> " ".repeat(comment.group().length()));
  }
}
