package io.github.credsmith.http;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.context.UsedInputs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connections that clients with equal settings share, as long as the certificates they trust are in
 * the same files and those are unchanged: to read certificates costs more than most requests. The
 * least recently used ones make room.
 */
final class SharedConnections implements Connections {
  private static final int MAX_CONNECTORS = 32;

  /** What makes connections differ. */
  private record Key(NetworkSettings settings, HttpLimits limits) {}

  private record Entry(Connector connector, UsedInputs used) {}

  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  @Override
  public synchronized Connector connector(
      NetworkSettings settings, RequestContext context, HttpLimits limits, UserAgent userAgent)
      throws HttpFailure {
    Key key = new Key(settings, limits);
    Entry known = entries.get(key);
    if (known != null && known.used().holdFor(context)) {
      return known.connector();
    }
    UsedInputs used = new UsedInputs();
    Connector connector =
        Connector.of(settings, context.recording(used).files(), limits, userAgent);
    entries.put(key, new Entry(connector, used));
    if (entries.size() > MAX_CONNECTORS) {
      entries.remove(entries.keySet().iterator().next());
    }
    return connector;
  }
}
