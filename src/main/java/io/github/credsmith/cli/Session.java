package io.github.credsmith.cli;

import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * What a command sees of the process.
 *
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param workingDirectory absolute
 */
record Session(PrintWriter out, PrintWriter err, Path workingDirectory) {}
