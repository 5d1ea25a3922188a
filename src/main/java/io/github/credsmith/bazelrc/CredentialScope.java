package io.github.credsmith.bazelrc;

import java.util.Locale;

/**
 * The URIs for which a {@code --credential_helper} is asked, by host alone and never by port. Hosts
 * are compared as they are written, in the case they are written in, after conversion to Punycode.
 *
 * <p>Contract: Bazel's {@code CredentialHelperProvider}.
 */
public sealed interface CredentialScope {
  /** No scope: every host that no other scope covers. */
  record Default() implements CredentialScope {
    @Override
    public boolean covers(String host) {
      return true;
    }

    /** Written out, as those of the other scopes. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Default;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public String toString() {
      return "(default)";
    }
  }

  /**
   * One host.
   *
   * @param host ASCII
   */
  record ExactHost(String host) implements CredentialScope {
    @Override
    public boolean covers(String candidate) {
      return host.equals(candidate);
    }

    /**
     * Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs.
     */
    @Override
    public boolean equals(Object other) {
      return other instanceof ExactHost scope && host.equals(scope.host);
    }

    @Override
    public int hashCode() {
      return host.hashCode();
    }

    @Override
    public String toString() {
      return host;
    }
  }

  /**
   * A host and every host below it at any depth, written {@code *.} and the host.
   *
   * @param domain ASCII, without the {@code *.}
   */
  record DomainSuffix(String domain) implements CredentialScope {
    @Override
    public boolean covers(String host) {
      return host.equals(domain) || host.endsWith("." + domain);
    }

    /**
     * Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs.
     */
    @Override
    public boolean equals(Object other) {
      return other instanceof DomainSuffix scope && domain.equals(scope.domain);
    }

    @Override
    public int hashCode() {
      return domain.hashCode();
    }

    @Override
    public String toString() {
      return "*." + domain;
    }
  }

  /**
   * A text that Bazel refuses as a scope, ending the command.
   *
   * @param text as written
   */
  record Invalid(String text, Fault fault) implements CredentialScope {
    @Override
    public boolean covers(String host) {
      return false;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Why a text is no scope. */
  enum Fault {
    EMPTY("is empty"),
    SCHEME("has a scheme"),
    PATH("has a path"),
    PORT("has a port"),
    WILDCARD("has a * elsewhere than in a leading *."),
    SINGLE_LABEL("has no dot"),
    NOT_CONVERTIBLE("cannot be converted to Punycode"),
    NOT_A_DNS_NAME("is not a DNS name");

    private final String description;

    Fault(String description) {
      this.description = description;
    }

    /** Completes the sentence "the scope ...". */
    public String description() {
      return description;
    }
  }

  /** Reads what stands before the first {@code =} of a flag's value. */
  static CredentialScope parse(String text) {
    return ScopeSyntax.parse(text);
  }

  /** Whether the scope covers a host as a URI has it. Another scope may cover it more closely. */
  boolean covers(String host);

  /**
   * Whether the scope has upper-case letters, so that it does not match the lower-case hosts that
   * URIs have.
   */
  default boolean hasUpperCase() {
    return !toString().equals(toString().toLowerCase(Locale.ROOT));
  }
}
