package io.github.credsmith.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The {@code User-Agent} that requests carry (RFC 9110 section 10.1.5).
 *
 * @param value product and version, for example {@code credsmith/0.1.0}
 */
public record UserAgent(String value) {
  private static final String RESOURCE = "/credsmith.properties";

  /** Read once: a resident process makes a client for every request. */
  private static final class ThisBuild {
    private static final UserAgent AGENT = read();
  }

  /**
   * The agent of this build.
   *
   * @throws IllegalStateException if the build lacks its version resource
   */
  public static UserAgent ofThisBuild() {
    return ThisBuild.AGENT;
  }

  private static UserAgent read() {
    Properties properties = new Properties();
    try (InputStream stream = UserAgent.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("no " + RESOURCE + " in this build");
      }
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new UserAgent("credsmith/" + properties.getProperty("version"));
  }
}
