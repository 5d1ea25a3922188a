package io.github.credsmith.cli;

import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.CredentialService;
import io.github.credsmith.helper.LogLevel;
import io.github.credsmith.helper.NullProvider;
import io.github.credsmith.helper.ProviderRegistry;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helper.azure.AzureStorageProvider;
import io.github.credsmith.helper.github.GithubProvider;
import io.github.credsmith.helper.google.GoogleProvider;
import io.github.credsmith.helper.oci.ChallengeCache;
import io.github.credsmith.helper.oci.OciProvider;
import io.github.credsmith.helper.remoteapis.RemoteApisProvider;
import io.github.credsmith.helper.s3.S3Provider;
import io.github.credsmith.http.Connections;
import java.util.List;

/** The credential helper with everything it needs. */
final class CredentialRuntime {
  private CredentialRuntime() {}

  /**
   * All helpers.
   *
   * @param connections over which they reach servers
   */
  static CredentialService service(Connections connections) {
    return new CredentialService(
        new ProviderRegistry(
            List.of(
                new AzureStorageProvider(),
                GoogleProvider.artifactRegistry(),
                GoogleProvider.cloudStorage(),
                new GithubProvider(),
                new OciProvider(ChallengeCache.standard()),
                new RemoteApisProvider(),
                new S3Provider(),
                new NullProvider())),
        CredentialRequest.over(connections));
  }

  /** The credential helper of a process that answers one request. */
  static CredentialService service() {
    return service(Connections.ofEachClient());
  }

  /** A log on standard error, as detailed as the caller asks for. */
  static RequestLog log(Session session) {
    return new RequestLog(
        LogLevel.of(session.context().environment()),
        line -> {
          session.err().println("credsmith: " + line);
          session.err().flush();
        });
  }
}
