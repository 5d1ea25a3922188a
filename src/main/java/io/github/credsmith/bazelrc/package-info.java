/**
 * What a workspace's {@code .bazelrc} files say, read as Bazel reads them: words and statements
 * with their positions, the stack of imported files, the options in effect for a command, and the
 * credential helper that a URI gets. Also the managed block, the part of a file that credsmith
 * writes.
 *
 * <p>Faults of content are values in the model, never exceptions, because Bazel itself accepts many
 * of them silently and the linter has to show them.
 */
package io.github.credsmith.bazelrc;
