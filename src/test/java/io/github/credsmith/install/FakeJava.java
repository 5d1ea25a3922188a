package io.github.credsmith.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A script in place of {@code java} that notes how it was called and makes what is asked for. */
final class FakeJava {
  private static final String SCRIPT =
      """
      #!/bin/sh
      echo "$*" >>'%1$s/calls'
      env | sort >>'%1$s/environment'
      cat >>'%1$s/input'
      echo noise
      for word; do
        case $word in
          -XX:DumpLoadedClassList=*) [ -e '%1$s/no-lists' ] || printf '%%s\\n' \\
            '# NOTE' 'java/lang/Object id: 0' "a/$#" '@lambda a/B run' >"${word#*=}" ;;
          -XX:SharedClassListFile=*) cp "${word#*=}" '%1$s/merged' ;;
          -XX:SharedArchiveFile=*) archive=${word#*=} ;;
          -Xshare:dump | -Xshare:on) mode=$word ;;
        esac
      done
      case ${mode:-} in
        -Xshare:dump) [ -e '%1$s/no-archive' ] || echo archive >"$archive" ;;
        -Xshare:on) [ ! -e '%1$s/damaged' ] && [ "$(cat "$archive")" = archive ] ;;
      esac
      """;

  private final Path folder;

  FakeJava(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    Files.writeString(command(), SCRIPT.formatted(folder));
    Files.setPosixFilePermissions(command(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path command() {
    return folder.resolve("java");
  }

  /** Makes it behave as one of the words in the script says. */
  void set(String flaw) throws IOException {
    Files.createFile(folder.resolve(flaw));
  }

  /** The command lines so far. */
  List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** The lines of what it noted: environment, input, or the merged list of classes. */
  List<String> noted(String what) throws IOException {
    return Files.readAllLines(folder.resolve(what));
  }
}
