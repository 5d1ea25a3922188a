package io.github.credsmith.http;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Request contexts for tests: a Linux caller with exactly the variables given. */
public final class TestContexts {
  public static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private TestContexts() {}

  public static RequestContext with(String... namesAndValues) {
    return on(OperatingSystem.LINUX, Path.of("/"), namesAndValues);
  }

  public static RequestContext on(
      OperatingSystem os, Path workingDirectory, String... namesAndValues) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new RequestContext(
        Environment.of(variables, os),
        workingDirectory.toAbsolutePath(),
        os,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
