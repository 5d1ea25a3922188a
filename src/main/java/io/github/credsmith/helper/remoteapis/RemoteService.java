package io.github.credsmith.helper.remoteapis;

import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.uri.BuildBuddy;
import io.github.credsmith.uri.RequestUri;
import java.util.Locale;
import java.util.Set;

/**
 * A gRPC service that Bazel calls, as the URI of a request names it: host, port and the service's
 * full name as the path.
 *
 * @param authority the host in lower case, with its port if the URI names one
 * @param name the service's full name, for example {@code google.bytestream.ByteStream}
 * @param buildBuddy whether it is BuildBuddy's cloud, which has a header of its own
 */
record RemoteService(String authority, String name, boolean buildBuddy) {
  private static final Set<String> SCHEMES = Set.of("https", "http", "grpcs", "grpc");
  private static final Set<String> NAMES =
      Set.of(
          "google.bytestream.ByteStream",
          "google.devtools.build.v1.PublishBuildEvent",
          "build.bazel.remote.asset.v1.Fetch",
          "build.bazel.remote.asset.v1.Push",
          "build.bazel.remote.execution.v2.ActionCache",
          "build.bazel.remote.execution.v2.Capabilities",
          "build.bazel.remote.execution.v2.ContentAddressableStorage",
          "build.bazel.remote.execution.v2.Execution");

  /**
   * The service of a URI.
   *
   * @throws ProviderFailure if the URI is not that of a service that Bazel calls
   */
  static RemoteService of(RequestUri uri) throws ProviderFailure {
    if (uri.bareHost()) {
      throw new ProviderFailure(
          "a bare host is a registry request, and remoteapis serves no registries",
          "give the rule a path, or put a rule with the helper oci before it");
    }
    if (!SCHEMES.contains(uri.scheme())) {
      throw new ProviderFailure(
          "the scheme " + uri.scheme() + " is not one of https, http, grpcs, grpc",
          "correct the URL");
    }
    String name = uri.path().startsWith("/") ? uri.path().substring(1) : "";
    if (!NAMES.contains(name)) {
      throw new ProviderFailure(
          "the path is not the name of a remote execution, cache, asset or build event service",
          "use grpcs:// in .bazelrc: an HTTP/1.1 cache is not served by remoteapis");
    }
    return new RemoteService(lower(uri.authority()), name, BuildBuddy.isHost(uri.host()));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
