package io.github.credsmith.spec;

import io.github.credsmith.document.Finding;
import java.util.ArrayList;
import java.util.List;

/** Two credentials may claim the same URI only where one of them is nearer or narrower. */
final class OverlapCheck implements SpecCheck {

  @Override
  public List<Finding> check(CredentialSpec spec) {
    List<Finding> findings = new ArrayList<>();
    List<Claim> claims = spec.credentials().stream().flatMap(c -> c.claims().stream()).toList();
    for (int i = 0; i < claims.size(); i++) {
      for (int j = 0; j < i; j++) {
        Claim later = claims.get(i);
        Claim earlier = claims.get(j);
        boolean others = later.credential() != earlier.credential();
        if (others && later.isAmbiguousWith(earlier)) {
          findings.add(finding(later, earlier));
        }
      }
    }
    return findings;
  }

  private static Finding finding(Claim later, Claim earlier) {
    String first = earlier.credential().name().value();
    return Finding.error(
            "spec/overlap",
            later.location(),
            "The credentials '"
                + later.credential().name().value()
                + "' and '"
                + first
                + "' both claim "
                + later.commonExample(earlier)
                + ".",
            "Which one the build sends would depend on chance.",
            "Give one of them a narrower host, port, scheme or path that lies within the other's.")
        .relatedTo(earlier.location(), "'" + first + "' claims it here");
  }
}
