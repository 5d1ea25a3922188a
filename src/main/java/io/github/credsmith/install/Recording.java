package io.github.credsmith.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The steps by which a class-data archive is made, in a folder of their own. */
final class Recording {
  /** Later JDKs number the classes of a list, each list in its own way. */
  private static final Pattern NUMBER = Pattern.compile(" id: [0-9]*$");

  private final JavaRuntime java;
  private final Path jar;
  private final Path folder;
  private final Cleanup cleanup;

  /**
   * A recording.
   *
   * @param folder an empty one
   * @param cleanup which removes it
   */
  Recording(JavaRuntime java, Path jar, Path folder, Cleanup cleanup) {
    this.java = java;
    this.jar = jar;
    this.folder = folder;
    this.cleanup = cleanup;
  }

  /**
   * Carries out runs and lists the classes of all of them, each once. The JVM wants a class before
   * the lines about it, which begin with an {@code @}: in reverse order they come last.
   */
  Path train(List<TrainingRun> runs) throws ArchiveException, IOException {
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    TrainingRun.writeFiles(workspace);
    TreeSet<String> classes = new TreeSet<>(Collections.reverseOrder());
    for (TrainingRun run : runs) {
      for (String line : Files.readAllLines(carryOut(run, workspace))) {
        classes.add(NUMBER.matcher(line).replaceFirst(""));
      }
    }
    return Files.write(folder.resolve("classes"), classes);
  }

  private Path carryOut(TrainingRun run, Path workspace) throws ArchiveException, IOException {
    Path list = folder.resolve("list");
    Files.deleteIfExists(list);
    List<String> arguments =
        new ArrayList<>(List.of("-XX:DumpLoadedClassList=" + list, "-jar", jar.toString()));
    arguments.addAll(run.arguments());
    Path input = Files.writeString(folder.resolve("input"), run.input());
    java.run(
        new JavaRuntime.Start(arguments, workspace, input, run.environmentIn(workspace)), cleanup);
    // Whatever it ended with, it has loaded its classes; without a list there was no run.
    if (!Files.exists(list)) {
      throw new ArchiveException("this Java lists no classes of '" + run.arguments().get(0) + "'");
    }
    return list;
  }

  /**
   * Makes the archive of the classes in a list.
   *
   * @return where it is, if this Java makes any
   */
  Path dump(Path classes) throws ArchiveException, IOException {
    Path archive = folder.resolve("jsa");
    run(
        "-Xshare:dump",
        "-XX:SharedClassListFile=" + classes,
        "-XX:SharedArchiveFile=" + archive,
        "-jar",
        jar.toString());
    return archive;
  }

  /** Whether a JVM starts with an archive of the jar and finds it whole. */
  boolean isUsable(Path archive) throws ArchiveException, IOException {
    int code =
        run(
            "-Xshare:on",
            "-XX:+VerifySharedSpaces",
            "-XX:SharedArchiveFile=" + archive,
            "-cp",
            jar.toString(),
            "-version");
    return code == 0;
  }

  private int run(String... arguments) throws ArchiveException, IOException {
    Path input = Files.writeString(folder.resolve("input"), "");
    return java.run(new JavaRuntime.Start(List.of(arguments), folder, input, Map.of()), cleanup);
  }
}
