package io.github.credsmith.secret;

import java.util.Optional;

/** The generic credentials of the Windows Credential Manager, by target name. */
interface CredentialApi {

  /** The credential's blob; empty if there is no such credential. */
  Optional<byte[]> read(String target) throws KeyringException;

  /** Writes a credential with an empty user name, kept on this machine, replacing any. */
  void write(String target, byte[] blob) throws KeyringException;

  /** Removes a credential; false if there was none. */
  boolean delete(String target) throws KeyringException;
}
