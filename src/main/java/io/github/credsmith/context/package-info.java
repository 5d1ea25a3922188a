/**
 * The inputs of one request or command: environment, working directory, operating system, clock,
 * files.
 *
 * <p>They are collected once, at the boundary, and handed down. Nothing below reads the process
 * environment, system properties, files or the clock by itself, because a resident process answers
 * for callers that each have their own.
 */
package io.github.credsmith.context;
