package io.github.credsmith.cli;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Sessions for tests that run a command in their own process. */
final class Sessions {
  private Sessions() {}

  /** No input, no environment, and these streams. */
  static Session in(Path folder, Writer out, Writer err) {
    OperatingSystem os = OperatingSystem.LINUX;
    RequestContext context =
        new RequestContext(Environment.of(Map.of(), os), folder, os, Clock.systemUTC());
    return new Session(
        InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), context);
  }
}
