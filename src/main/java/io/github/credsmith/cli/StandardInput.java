package io.github.credsmith.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Standard input. Where it is closed, the JVM opens its own class library in its place, which must
 * not be taken for what somebody typed.
 */
final class StandardInput extends InputStream {
  private final InputStream stream = new FileInputStream(FileDescriptor.in);
  private boolean checked;

  @Override
  public int read() throws IOException {
    byte[] octet = new byte[1];
    return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!checked && isOwnLibrary()) {
      throw new IOException("it is closed");
    }
    checked = true;
    return stream.read(bytes, offset, length);
  }

  private static boolean isOwnLibrary() {
    Path library = Path.of(System.getProperty("java.home"), "lib", "modules");
    try {
      return Path.of("/dev/fd/0").toRealPath().equals(library.toRealPath());
    } catch (IOException notToBeSeen) {
      return false; // a pipe, or a system without such names
    }
  }
}
