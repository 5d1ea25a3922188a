/**
 * One class for each command: it parses, calls, renders and chooses the exit code. What is decided
 * is decided elsewhere.
 */
package io.github.credsmith.cli;
