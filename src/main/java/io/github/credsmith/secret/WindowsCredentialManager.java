package io.github.credsmith.secret;

/** The Credential Manager of Windows: a generic credential with the target {@code SERVICE:USER}. */
final class WindowsCredentialManager implements Keyring {
  private static final String USER = "";

  private final CredentialApi api;

  WindowsCredentialManager(CredentialApi api) {
    this.api = api;
  }

  @Override
  public SourceReading read(String service) {
    try {
      return api.read(target(service))
          .<SourceReading>map(blob -> SourceReading.Found.of(Secret.ofUtf8(blob)))
          .orElseGet(() -> new SourceReading.NotFound("no such item"));
    } catch (KeyringException e) {
      return new SourceReading.Failed(e.getMessage());
    }
  }

  @Override
  public void store(String service, Secret value) throws KeyringException {
    api.write(target(service), value.revealUtf8());
  }

  @Override
  public boolean clear(String service) throws KeyringException {
    return api.delete(target(service));
  }

  private static String target(String service) {
    return service + ":" + USER;
  }
}
