/**
 * What the process tests share: running a command, running the jar under test, and asking for a
 * program that a machine may not have.
 */
package io.github.credsmith.testing;
