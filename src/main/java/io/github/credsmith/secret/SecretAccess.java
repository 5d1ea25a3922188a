package io.github.credsmith.secret;

import io.github.credsmith.context.Environment;

/**
 * What sources are read with, on behalf of one caller.
 *
 * @param environment the caller's environment
 * @param keyring the caller's keyring
 * @param google the caller's Google credentials
 */
public record SecretAccess(Environment environment, Keyring keyring, GoogleTokens google) {}
