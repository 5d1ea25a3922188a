package io.github.credsmith.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Standard output, which remembers why something written to it was lost. */
final class StandardOutput extends OutputStream {
  private final OutputStream stream = new FileOutputStream(FileDescriptor.out);
  private Optional<String> lost = Optional.empty();

  /** Why; empty also if a reader such as {@code head} has had enough. */
  Optional<String> lost() {
    return lost.filter(why -> !why.equals("Broken pipe"));
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      stream.write(bytes, offset, length);
    } catch (IOException e) {
      lost = Optional.of(String.valueOf(e.getMessage()));
      throw e;
    }
  }
}
