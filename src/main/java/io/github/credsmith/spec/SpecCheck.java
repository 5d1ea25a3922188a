package io.github.credsmith.spec;

import io.github.credsmith.document.Finding;
import java.util.List;

/** One thing that a schema cannot say and that a spec must hold. */
interface SpecCheck {
  /** Every place where the spec does not hold it; empty if it does. */
  List<Finding> check(CredentialSpec spec);
}
