package io.github.credsmith.spec;

import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Optional;

/**
 * A credential spec, all files that make it up merged.
 *
 * @param file the file it was read from, as reports show it; of several, the last
 * @param bazel how Bazel calls the helper; empty if the spec has no {@code bazel} section and no
 *     credential needs one
 * @param credentials in the order of the spec, which means nothing
 * @param docker docker's files; empty if the spec has no {@code docker} section
 * @param lint what the linter makes of its findings
 */
public record CredentialSpec(
    String file,
    Optional<BazelSettings> bazel,
    List<Credential> credentials,
    Optional<DockerSettings> docker,
    LintSettings lint) {

  /** A spec that leaves every lint rule its severity. */
  public CredentialSpec(
      String file,
      Optional<BazelSettings> bazel,
      List<Credential> credentials,
      Optional<DockerSettings> docker) {
    this(file, bazel, credentials, docker, LintSettings.NONE);
  }

  /** The name of the file that holds a workspace's spec, if nobody says otherwise. */
  public static final String FILE_NAME = "credsmith.yaml";

  public CredentialSpec {
    credentials = List.copyOf(credentials);
  }

  /**
   * Every claim of every credential, in the order in which the first that covers a URI is the one
   * that answers it.
   */
  public List<Claim> claims() {
    return credentials.stream()
        .flatMap(credential -> credential.claims().stream())
        .sorted(Claim.MOST_SPECIFIC_FIRST)
        .toList();
  }

  /** The claim that answers a URI: the one answer to which credential a URI belongs to. */
  public Optional<Claim> claimFor(RequestUri uri) {
    return claims().stream().filter(claim -> claim.covers(uri)).findFirst();
  }
}
