package io.github.credsmith.helper.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One challenge of a {@code WWW-Authenticate} header (RFC 9110 section 11.3): how a server wants to
 * be authenticated with.
 *
 * @param scheme the authentication scheme, in lower case
 * @param token68 the scheme's single value, for schemes that have one instead of parameters
 * @param parameters names in lower case to values, unquoted; of a name given twice the first counts
 */
record Challenge(String scheme, Optional<String> token68, Map<String, String> parameters) {
  static final String BASIC = "basic";
  static final String BEARER = "bearer";

  Challenge {
    parameters = Map.copyOf(parameters);
  }

  /**
   * The challenges in the values of all {@code WWW-Authenticate} headers of an answer, in order.
   * What cannot be understood is passed over: a header is what a server sends, so nothing in it is
   * an error here.
   */
  static List<Challenge> parseAll(List<String> headerValues) {
    return headerValues.stream().flatMap(value -> new ChallengeParser(value).parse()).toList();
  }

  boolean isBasic() {
    return scheme.equals(BASIC);
  }

  boolean isBearer() {
    return scheme.equals(BEARER);
  }

  /** A parameter's value; empty if it is absent or the empty string. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }
}
