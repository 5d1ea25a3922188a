package io.github.credsmith.cli;

import io.github.credsmith.context.RequestContext;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * What a command sees of the process.
 *
 * @param in standard input
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param context environment, working directory, platform and time
 */
record Session(InputStream in, PrintWriter out, PrintWriter err, RequestContext context) {

  /** Absolute. */
  Path workingDirectory() {
    return context.workingDirectory();
  }
}
