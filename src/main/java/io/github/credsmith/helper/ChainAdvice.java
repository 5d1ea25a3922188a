package io.github.credsmith.helper;

import io.github.credsmith.secret.LookupChain;
import io.github.credsmith.secret.LookupResult;
import io.github.credsmith.secret.SecretSource.EnvironmentSource;
import io.github.credsmith.secret.SecretSource.GoogleSource;
import io.github.credsmith.secret.SecretSource.KeyringSource;
import io.github.credsmith.secret.SourceState;
import java.util.ArrayList;
import java.util.List;

/** What to tell people about a lookup chain that yields no secret. */
public final class ChainAdvice {
  private ChainAdvice() {}

  /** How its sources are filled, for example {@code set X, or run: credsmith setup-keyring Y}. */
  public static String toFill(LookupChain chain) {
    List<String> ways = new ArrayList<>();
    for (LookupChain.Entry entry : chain.entries()) {
      if (entry.source() instanceof EnvironmentSource variable) {
        ways.add("set " + variable.name());
      } else if (entry.source() instanceof KeyringSource item) {
        ways.add("run: credsmith setup-keyring " + item.service());
      } else if (entry.source() instanceof GoogleSource) {
        ways.add("run: gcloud auth application-default login");
      }
    }
    return ways.isEmpty() ? "add a source to the rule's lookup_chain" : String.join(", or ", ways);
  }

  /** The sources that were asked in vain; empty if the secret was found. */
  public static List<SourceState> tried(LookupResult result) {
    if (result instanceof LookupResult.Failed failed) {
      return failed.tried();
    }
    return result instanceof LookupResult.NotFound missing ? missing.tried() : List.of();
  }
}
