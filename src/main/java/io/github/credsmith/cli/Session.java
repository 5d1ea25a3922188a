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
 * @param terminals which of the streams a person sees
 */
record Session(
    InputStream in, PrintWriter out, PrintWriter err, RequestContext context, Terminals terminals) {

  /** A process whose streams nobody sees. */
  Session(InputStream in, PrintWriter out, PrintWriter err, RequestContext context) {
    this(in, out, err, context, Terminals.NONE);
  }

  /** Absolute. */
  Path workingDirectory() {
    return context.workingDirectory();
  }
}
