/**
 * YAML and JSON text as one tree in which every key and value knows its line and column, and the
 * findings that point into such text. Everything that reads a configuration file reads it through
 * here, so that limits (size, depth, aliases) and errors are the same for all of them.
 */
package io.github.credsmith.document;
