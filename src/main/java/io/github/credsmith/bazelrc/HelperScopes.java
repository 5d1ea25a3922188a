package io.github.credsmith.bazelrc;

import io.github.credsmith.uri.RequestUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credential helpers of one command, in the order of their flags, and which one a URI gets:
 *
 * <ol>
 *   <li>the scope that is the URI's host;
 *   <li>else the longest {@code *.} scope that covers it, the name after the star included;
 *   <li>else the helper without a scope.
 * </ol>
 *
 * <p>Of two declarations with the same scope the later one counts.
 */
public final class HelperScopes {
  private final List<HelperDeclaration> declarations;
  private final Map<CredentialScope, HelperDeclaration> byScope;
  private final List<Shadowed> shadowed;

  /**
   * A declaration without effect.
   *
   * @param declaration the earlier one
   * @param by the later one with the same scope
   */
  public record Shadowed(HelperDeclaration declaration, HelperDeclaration by) {}

  /** The helpers of these declarations; refused ones never answer. */
  public HelperScopes(List<HelperDeclaration> declarations) {
    this.declarations = List.copyOf(declarations);
    Map<CredentialScope, HelperDeclaration> last = new LinkedHashMap<>();
    for (HelperDeclaration declaration : declarations) {
      if (!declaration.isRefused()) {
        last.put(declaration.scope(), declaration);
      }
    }
    this.byScope = last;
    List<Shadowed> earlier = new ArrayList<>();
    for (HelperDeclaration declaration : declarations) {
      HelperDeclaration winner = last.get(declaration.scope());
      if (winner != null && winner != declaration) {
        earlier.add(new Shadowed(declaration, winner));
      }
    }
    this.shadowed = List.copyOf(earlier);
  }

  /** Every declaration, in order, refused and shadowed ones included. */
  public List<HelperDeclaration> declarations() {
    return declarations;
  }

  /** The declarations that can answer: one for each scope, in the order of the scopes' first. */
  public List<HelperDeclaration> effective() {
    return List.copyOf(byScope.values());
  }

  /** The declarations that a later one with the same scope makes ineffective, in order. */
  public List<Shadowed> shadowed() {
    return shadowed;
  }

  /** The declarations that Bazel refuses, in order. */
  public List<HelperDeclaration> refused() {
    return declarations.stream().filter(HelperDeclaration::isRefused).toList();
  }

  /**
   * The helper that Bazel asks for the credentials of a URI.
   *
   * @return empty if none applies, as for a host with an underscore, in which Bazel sees no host
   */
  public Optional<HelperDeclaration> helperFor(RequestUri uri) {
    return hostAsBazelSeesIt(uri).flatMap(this::helperForHost);
  }

  private Optional<HelperDeclaration> helperForHost(String host) {
    HelperDeclaration found = byScope.get(new CredentialScope.ExactHost(host));
    String domain = host;
    while (found == null) {
      found = byScope.get(new CredentialScope.DomainSuffix(domain));
      int dot = domain.indexOf('.');
      if (dot < 0) {
        break;
      }
      domain = domain.substring(dot + 1);
    }
    return Optional.ofNullable(found)
        .or(() -> Optional.ofNullable(byScope.get(new CredentialScope.Default())));
  }

  /** Bazel asks {@link URI#getHost()}, which knows no host in an authority of another form. */
  private static Optional<String> hostAsBazelSeesIt(RequestUri uri) {
    try {
      return Optional.ofNullable(new URI(uri.scheme() + "://" + uri.authority()).getHost());
    } catch (URISyntaxException noHost) {
      return Optional.empty();
    }
  }
}
