package io.github.credsmith.cli;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A workspace on disk, in which the jar is run as its users run it. */
final class Workspace {
  private static final String HEADER = "apiVersion: credsmith/v1\nkind: CredentialSpec\n";

  private final Path root;

  Workspace(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Path path(String name) {
    return root.resolve(name);
  }

  /** Writes a file, and the folders above it. */
  Workspace file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file, and the folders above it. */
  Workspace file(String name, byte[] bytes) {
    try {
      Files.createDirectories(path(name).getParent());
      Files.write(path(name), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code credsmith.yaml}: a header of two lines, then {@code body}. */
  Workspace spec(String body) {
    return spec("credsmith.yaml", body);
  }

  /** Writes a spec of another name. */
  Workspace spec(String name, String body) {
    return file(name, HEADER + body);
  }

  String text(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Workspace mode(String name, String mode) {
    try {
      Files.setPosixFilePermissions(path(name), PosixFilePermissions.fromString(mode));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Command credsmith(String... arguments) {
    return CredsmithProcess.credsmith(arguments).in(root);
  }

  Outcome run(String... arguments) {
    return credsmith(arguments).run();
  }

  /** Runs a command in the process of the tests: quicker, and all but streams and signals alike. */
  Outcome call(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(Sessions.in(root, out, err), arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Everything below the root by its relative path: kind, mode, and bytes or target of a link. */
  Map<String, String> snapshot() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(each -> !each.equals(root)).toList()) {
        files.put(root.relativize(file).toString(), describe(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String describe(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "link to " + Files.readSymbolicLink(file);
    }
    String mode =
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    return Files.isRegularFile(file)
        ? mode + " " + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
        : mode;
  }
}
