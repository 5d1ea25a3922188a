package io.github.credsmith.http;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What of a caller's environment decides how its connections are made: proxies and trusted
 * certificates. Two callers with equal settings may share a client. Never prints its values,
 * because a proxy URL may hold a password.
 */
public final class NetworkSettings {
  private final Map<String, String> variables;
  private final Path workingDirectory;
  private final OperatingSystem os;

  private NetworkSettings(
      Map<String, String> variables, Path workingDirectory, OperatingSystem os) {
    this.variables = variables;
    this.workingDirectory = workingDirectory;
    this.os = os;
  }

  /** The settings that a caller's environment names. */
  public static NetworkSettings of(RequestContext context) {
    Map<String, String> variables = new HashMap<>();
    for (String name : ProxySettings.VARIABLES) {
      copy(context.environment(), name, variables);
    }
    copy(context.environment(), TrustedCertificates.FILE_VARIABLE, variables);
    copy(context.environment(), TrustedCertificates.FOLDERS_VARIABLE, variables);
    return new NetworkSettings(variables, context.workingDirectory(), context.os());
  }

  /** These settings without any proxy, for a peer on the machine's own link. */
  public NetworkSettings withoutProxies() {
    Map<String, String> remaining = new HashMap<>(variables);
    remaining.keySet().removeAll(ProxySettings.VARIABLES);
    return new NetworkSettings(remaining, workingDirectory, os);
  }

  ProxySettings proxies() {
    return ProxySettings.of(Environment.of(variables, os));
  }

  TrustedCertificates trust() {
    return TrustedCertificates.of(Environment.of(variables, os), workingDirectory, os);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NetworkSettings that
        && variables.equals(that.variables)
        && workingDirectory.equals(that.workingDirectory)
        && os == that.os;
  }

  @Override
  public int hashCode() {
    return 31 * variables.hashCode() + workingDirectory.hashCode();
  }

  @Override
  public String toString() {
    return "NetworkSettings" + variables.keySet();
  }

  private static void copy(Environment from, String name, Map<String, String> to) {
    from.nonEmpty(name).ifPresent(value -> to.put(name, value));
  }
}
