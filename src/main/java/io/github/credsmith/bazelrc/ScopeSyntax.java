package io.github.credsmith.bazelrc;

import io.github.credsmith.bazelrc.CredentialScope.DomainSuffix;
import io.github.credsmith.bazelrc.CredentialScope.ExactHost;
import io.github.credsmith.bazelrc.CredentialScope.Fault;
import io.github.credsmith.bazelrc.CredentialScope.Invalid;
import java.net.IDN;
import java.util.regex.Pattern;

/**
 * Reads a scope as Bazel does: conversion to Punycode by {@link IDN}, which leaves the case of
 * ASCII labels alone, then one pattern. What is refused gets the likeliest reason.
 */
final class ScopeSyntax {
  /** Possessive, so that matching neither backtracks nor recurses. */
  private static final Pattern FORM =
      Pattern.compile("(?:\\*|[-a-zA-Z0-9]++)(?:\\.[-a-zA-Z0-9]++)++");

  /** What the conversion leaves as it is; loading it would cost every short run. */
  private static final Pattern PLAIN =
      Pattern.compile("(?:\\*|[-a-zA-Z0-9]{1,63}+)(?:\\.[-a-zA-Z0-9]{1,63}+)++");

  private static final Pattern HOST_AND_PORT = Pattern.compile("[^:]*:[0-9]*");

  /** No DNS name is longer, and the conversion takes quadratic time. */
  private static final int LONGEST = 1000;

  private ScopeSyntax() {}

  static CredentialScope parse(String text) {
    if (text.length() > LONGEST) {
      return new Invalid(text, Fault.NOT_A_DNS_NAME);
    }
    String ascii;
    try {
      ascii = PLAIN.matcher(text).matches() ? text : IDN.toASCII(text);
    } catch (IllegalArgumentException notConvertible) {
      return new Invalid(text, reason(text, Fault.NOT_CONVERTIBLE));
    }
    boolean wildcard = text.startsWith("*.");
    if (!FORM.matcher(ascii).matches() || ascii.startsWith("*") && !wildcard) {
      return new Invalid(text, reason(text, Fault.NOT_A_DNS_NAME));
    }
    return wildcard ? new DomainSuffix(ascii.substring(2)) : new ExactHost(ascii);
  }

  private static Fault reason(String text, Fault otherwise) {
    if (text.isEmpty()) {
      return Fault.EMPTY;
    }
    if (text.contains("://")) {
      return Fault.SCHEME;
    }
    if (text.indexOf('/') >= 0) {
      return Fault.PATH;
    }
    if (HOST_AND_PORT.matcher(text).matches()) {
      return Fault.PORT;
    }
    if (text.lastIndexOf('*') > 0 || text.startsWith("*") && !text.startsWith("*.")) {
      return Fault.WILDCARD;
    }
    return text.indexOf('.') < 0 ? Fault.SINGLE_LABEL : otherwise;
  }
}
