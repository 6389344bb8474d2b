package dev.evenkeel.difference.canonical;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address or a range of addresses (RFC 4632, RFC 4291). Bits behind the prefix have no say, and
 * an IPv6 address has one spelling.
 *
 * @param network the first address, in bytes as hexadecimal, 8 digits or 32
 * @param prefix number of leading bits; the full length for a single address
 */
public record Cidr(String network, int prefix) {
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

  /** Empty where the text is no address and no range. */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    if (!V4.matcher(host).matches() && !V6.matcher(host).matches()) {
      return Optional.empty();
    }
    byte[] address;
    try {
      // A literal by the patterns above, so nothing is looked up.
      var literal =
          host.indexOf(':') >= 0 ? Inet6Address.ofLiteral(host) : InetAddress.ofLiteral(host);
      address = literal.getAddress();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int bits = address.length * 8;
    int prefix = bits;
    if (slash >= 0) {
      String written = text.substring(slash + 1);
      if (!PREFIX.matcher(written).matches() || Integer.parseInt(written) > bits) {
        return Optional.empty();
      }
      prefix = Integer.parseInt(written);
    }
    return Optional.of(new Cidr(HexFormat.of().formatHex(masked(address, prefix)), prefix));
  }

  /** True where every address of the other range is in this one. */
  public boolean contains(Cidr other) {
    return network.length() == other.network.length()
        && other.prefix >= prefix
        && HexFormat.of()
            .formatHex(masked(HexFormat.of().parseHex(other.network), prefix))
            .equals(network);
  }

  private static byte[] masked(byte[] address, int prefix) {
    byte[] network = Arrays.copyOf(address, address.length);
    for (int i = 0; i < network.length; i++) {
      int keep = Math.clamp(prefix - 8 * i, 0, 8);
      network[i] = (byte) (network[i] & (0xff << (8 - keep)));
    }
    return network;
  }

  @Override
  public String toString() {
    return network + "/" + prefix;
  }
}
