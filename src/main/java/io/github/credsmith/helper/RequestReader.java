package io.github.credsmith.helper;

import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the request of the {@code get} command (EngFlow credential helper specification, section
 * "get"): one JSON object with a {@code uri}. Other members are passed over, and so is whatever
 * follows the object.
 */
public final class RequestReader {
  /** The largest request that is read: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  private RequestReader() {}

  /**
   * Reads as far as the object's end; a caller that keeps the stream open is not waited for.
   *
   * @throws InvalidRequestException if the input cannot be read, is empty, is larger than {@link
   *     #MAX_BYTES}, is not a JSON object, or has no {@code uri} that is one
   */
  public static RequestUri read(InputStream input) throws InvalidRequestException {
    try (JsonParser parser =
        new JsonFactory().createParser(ObjectReadContext.empty(), new Bounded(input))) {
      return uri(uriMember(parser));
    } catch (StreamConstraintsException e) {
      throw new InvalidRequestException("the request is nested too deeply or has a value too long");
    } catch (JacksonIOException e) {
      throw new InvalidRequestException(
          e.getCause() instanceof TooLarge
              ? "the request is larger than the 1 MiB that are read"
              : "the request cannot be read from standard input");
    } catch (JacksonException e) {
      throw new InvalidRequestException("the request is not JSON");
    }
  }

  private static Optional<String> uriMember(JsonParser parser) throws InvalidRequestException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new InvalidRequestException(
          "the request is empty: write {\"uri\": \"...\"} to standard input");
    }
    if (first != JsonToken.START_OBJECT) {
      throw new InvalidRequestException("the request is not a JSON object");
    }
    Optional<String> uri = Optional.empty();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!name.equals("uri")) {
        parser.skipChildren();
      } else if (value == JsonToken.VALUE_STRING) {
        uri = Optional.of(parser.getString());
      } else {
        throw new InvalidRequestException("the request's uri is not a string");
      }
    }
    return uri;
  }

  private static RequestUri uri(Optional<String> text) throws InvalidRequestException {
    String given =
        text.orElseThrow(() -> new InvalidRequestException("the request has no uri member"));
    try {
      return RequestUri.parse(given);
    } catch (InvalidUriException e) {
      throw new InvalidRequestException("the request's uri " + e.getMessage());
    }
  }

  /** More input than is read. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Fails when more is read than a request may hold. */
  private static final class Bounded extends FilterInputStream {
    private int remaining = MAX_BYTES;

    Bounded(InputStream input) {
      super(input);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, Math.min(length, remaining + 1));
      if (count > remaining) {
        throw new TooLarge();
      }
      remaining -= Math.max(count, 0);
      return count;
    }
  }
}
