package io.github.credsmith.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts of {@code NO_PROXY}, as curl reads them: entries separated by commas or blanks; {@code
 * *} covers everything; an IP address or CIDR block covers addresses; any other entry covers the
 * host of that name and all below it, a leading dot making no difference. Case is ignored, and so
 * is one dot at the end. Names are not resolved.
 */
final class ProxyBypass {
  private final List<String> entries;

  private ProxyBypass(List<String> entries) {
    this.entries = entries;
  }

  static ProxyBypass parse(String text) {
    List<String> entries = new ArrayList<>();
    for (String entry : text.trim().split("[,\\s]+")) {
      if (!entry.isEmpty()) {
        entries.add(entry.toLowerCase(Locale.ROOT));
      }
    }
    return new ProxyBypass(List.copyOf(entries));
  }

  /** Whether a host, an IPv6 address without brackets, is reached directly. */
  boolean covers(String host) {
    Optional<AddressBlock> address = AddressBlock.parse(host);
    String name = withoutFinalDot(host.toLowerCase(Locale.ROOT));
    for (String entry : entries) {
      boolean hit =
          entry.equals("*")
              || (address.isPresent()
                  ? AddressBlock.parse(entry).filter(b -> b.covers(address.get())).isPresent()
                  : isAtOrBelow(name, entry));
      if (hit) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAtOrBelow(String name, String entry) {
    String domain = withoutFinalDot(entry.startsWith(".") ? entry.substring(1) : entry);
    return !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain));
  }

  private static String withoutFinalDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
