package io.github.credsmith.helper;

import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.uri.RequestUri;
import java.util.List;

/** Answers every URI with no headers. */
public final class NullProvider implements CredentialProvider {
  @Override
  public HelperKind kind() {
    return HelperKind.NULL;
  }

  @Override
  public CredentialAnswer answer(CredentialRequest request) {
    return CredentialAnswer.none();
  }

  @Override
  public String cacheKey(RequestUri uri) {
    return "";
  }

  @Override
  public SetupReport setup(CredentialRequest request) {
    return new SetupReport("a URL that is fetched without credentials", List.of(), true, List.of());
  }
}
