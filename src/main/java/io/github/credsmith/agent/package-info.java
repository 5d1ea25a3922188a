/**
 * The resident process that answers credential requests, and what its callers need to find, start
 * and ask it.
 *
 * <p>It listens on a Unix socket in a folder that is its user's alone, speaks HTTP/1.1, and answers
 * for each caller with that caller's own environment. It keeps answers for callers for whom
 * everything they were made from is the same.
 */
package io.github.credsmith.agent;
