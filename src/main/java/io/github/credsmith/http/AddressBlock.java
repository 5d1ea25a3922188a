package io.github.credsmith.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address or a CIDR block (RFC 4632 section 3.1).
 *
 * @param address the address bytes, 4 or 16
 * @param prefixLength the number of leading bits that count
 */
record AddressBlock(byte[] address, int prefixLength) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  /**
   * Reads {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code fe80::/10}, brackets around IPv6 tolerated.
   *
   * @return empty if the text is none of these; names are never resolved
   */
  static Optional<AddressBlock> parse(String text) {
    int slash = text.indexOf('/');
    String literal = slash < 0 ? text : text.substring(0, slash);
    if (literal.startsWith("[") && literal.endsWith("]")) {
      literal = literal.substring(1, literal.length() - 1);
    }
    // Only text of an address's form may reach InetAddress: anything else it would look up.
    if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      byte[] address = InetAddress.getByName(literal).getAddress();
      int bits = address.length * Byte.SIZE;
      int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      return prefix < 0 || prefix > bits
          ? Optional.empty()
          : Optional.of(new AddressBlock(address, prefix));
    } catch (UnknownHostException | NumberFormatException notAnAddress) {
      return Optional.empty();
    }
  }

  /** Whether every address of {@code other} lies in this block. */
  boolean covers(AddressBlock other) {
    if (address.length != other.address.length || prefixLength > other.prefixLength) {
      return false;
    }
    for (int bit = 0; bit < prefixLength; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      int index = bit / Byte.SIZE;
      if ((address[index] & mask) != (other.address[index] & mask)) {
        return false;
      }
    }
    return true;
  }
}
