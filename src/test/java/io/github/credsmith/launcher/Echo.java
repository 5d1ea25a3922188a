package io.github.credsmith.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** A program that says what it was started with; it stands in for credsmith in a launcher test. */
final class Echo {
  private Echo() {}

  /**
   * Prints arguments, folder, stdin and one property; {@code exit N} ends with that code, and
   * {@code class-data-archive FILE} records one.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 2 && arguments[0].equals("class-data-archive")) {
      record(arguments[1]);
      return;
    }
    try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8)) {
      out.println("arguments: " + String.join(" | ", arguments));
      out.println("folder: " + Path.of("").toAbsolutePath());
      out.println("input: " + new String(System.in.readAllBytes(), UTF_8));
      out.println("option: " + System.getProperty("echo.option", "none"));
    }
    if (arguments.length == 2 && arguments[0].equals("exit")) {
      System.exit(Integer.parseInt(arguments[1]));
    }
  }

  private static void record(String archive) throws IOException, InterruptedException {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:ArchiveClassesAtExit=" + archive,
            "-jar",
            System.getProperty("java.class.path"))
        .redirectInput(Redirect.from(new File("/dev/null")))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
