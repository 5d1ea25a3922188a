package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.document.Location;
import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service that a flag names and that Bazel asks credentials for.
 *
 * @param flag the flag
 * @param scheme as written; {@code grpcs} if there is none
 * @param uri what Bazel asks the credential helper for
 * @param location where the flag's value stands
 */
public record Endpoint(CredentialFlag flag, String scheme, RequestUri uri, Location location) {
  /** {@code unix:/path} and {@code file:///path} have no authority: none ends with a colon. */
  private static final Pattern FORM =
      Pattern.compile("(?:([a-zA-Z][a-zA-Z0-9+.-]*)://)?([^/$%{}\\s]*[^/$%{}\\s:])(/\\S*)?");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.*\\.localhost|127(?:\\.\\d+){3}|\\[::1]|0\\.0\\.0\\.0");

  /**
   * The service of an option.
   *
   * @return empty if the option names none over a network: no such flag, an empty value, a Unix
   *     socket, a file
   */
  public static Optional<Endpoint> of(BazelOption option) {
    Optional<CredentialFlag> flag =
        option.credentialFlag().filter(f -> f.carries() == CredentialFlag.Carries.ENDPOINT);
    if (flag.isEmpty() || option.value().isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(option.value().get().text());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String scheme = Optional.ofNullable(parts.group(1)).orElse("grpcs").toLowerCase(Locale.ROOT);
    String path = Optional.ofNullable(parts.group(3)).orElse("/");
    // A password in the URL must not get into messages.
    String authority = parts.group(2).substring(parts.group(2).lastIndexOf('@') + 1);
    return uri(flag.get(), scheme, authority, path)
        .map(uri -> new Endpoint(flag.get(), scheme, uri, option.value().get().location()));
  }

  /** Whether requests stay on the machine. */
  public boolean isLoopback() {
    return LOOPBACK.matcher(uri.host()).matches();
  }

  /** Whether what is sent can be read on the way. */
  public boolean isPlain() {
    return scheme.equals("grpc") || scheme.equals("http");
  }

  private static Optional<RequestUri> uri(
      CredentialFlag flag, String scheme, String authority, String path) {
    return switch (scheme) {
      case "grpc", "grpcs" -> parse("https://" + authority + "/" + service(flag));
      case "http", "https" -> parse(scheme + "://" + authority + path);
      default -> Optional.empty();
    };
  }

  private static Optional<RequestUri> parse(String text) {
    try {
      return Optional.of(RequestUri.parse(text));
    } catch (InvalidUriException notOne) {
      return Optional.empty();
    }
  }

  /** The gRPC service that is called first, as Bazel names it to a helper. */
  private static String service(CredentialFlag flag) {
    return switch (flag) {
      case REMOTE_EXECUTOR -> "build.bazel.remote.execution.v2.Execution";
      case BES_BACKEND -> "google.devtools.build.v1.PublishBuildEvent";
      case REMOTE_DOWNLOADER -> "build.bazel.remote.asset.v1.Fetch";
      default -> "build.bazel.remote.execution.v2.ActionCache";
    };
  }

  /** Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Endpoint endpoint
        && location.equals(endpoint.location)
        && flag == endpoint.flag
        && scheme.equals(endpoint.scheme)
        && uri.equals(endpoint.uri);
  }

  @Override
  public int hashCode() {
    return location.hashCode();
  }
}
