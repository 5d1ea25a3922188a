/**
 * Secrets and where they come from: the value that never prints itself, lookup chains over
 * environment variables, keyrings and Google's credentials, and child processes that are given and
 * give secrets.
 *
 * <p>No message of this package holds a secret; what a child process or a server said is scrubbed
 * first.
 */
package io.github.credsmith.secret;
