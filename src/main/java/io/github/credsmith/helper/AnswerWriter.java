package io.github.credsmith.helper;

import io.github.credsmith.secret.Secret;
import java.io.StringWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes the answer of the {@code get} command (EngFlow credential helper specification, section
 * "get") as one line of JSON. The one place where an answer's secrets are revealed.
 */
public final class AnswerWriter {
  /** The pattern by which Bazel reads it: no fraction of a second. */
  private static final DateTimeFormatter EXPIRES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  private static final int LAST_YEAR = 9999;

  private AnswerWriter() {}

  /** The answer as JSON, without a line end; {@code {}} if there are no headers. */
  public static String json(CredentialAnswer answer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      if (!answer.isNone()) {
        expires(answer.expires()).ifPresent(e -> json.writeStringProperty("expires", e));
        json.writeName("headers");
        headers(json, answer.headers());
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void headers(JsonGenerator json, Map<String, List<Secret>> headers) {
    json.writeStartObject();
    for (Map.Entry<String, List<Secret>> header : headers.entrySet()) {
      json.writeName(header.getKey());
      json.writeStartArray();
      header.getValue().forEach(value -> json.writeString(value.reveal()));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** A time that four digits cannot say is as good as none. */
  private static Optional<String> expires(Optional<Instant> time) {
    return time.filter(t -> t.isBefore(lastSecond()) && t.isAfter(Instant.EPOCH))
        .map(t -> EXPIRES.format(t.atOffset(ZoneOffset.UTC)));
  }

  private static Instant lastSecond() {
    return OffsetDateTime.of(LAST_YEAR, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC).toInstant();
  }
}
