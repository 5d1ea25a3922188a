package io.github.credsmith.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with what the program's most frequent runs load, in the form in which the JVM has it in
 * memory; with it a run starts in two thirds of the time. It belongs to one jar and one JVM: any
 * other passes over it in silence.
 */
public final class ClassDataArchive {
  private final JavaRuntime java;
  private final Path jar;

  /**
   * Archives of a jar.
   *
   * @param java which records and is to use them
   * @param jar by the path by which it is started
   */
  public ClassDataArchive(JavaRuntime java, Path jar) {
    this.java = java;
    this.jar = jar;
  }

  /**
   * Records one in this place.
   *
   * @throws ArchiveException if none could be made; what was there before is as it was
   */
  public void record(Path archive) throws ArchiveException {
    inRecording(archive, recording -> record(archive, recording));
  }

  /** The same, unless there is one that is of use. */
  void ensure(Path archive) throws ArchiveException {
    inRecording(
        archive,
        recording -> {
          if (!Files.exists(archive) || !recording.isUsable(archive)) {
            record(archive, recording);
          }
        });
  }

  private static void record(Path archive, Recording recording)
      throws ArchiveException, IOException {
    Path dumped = recording.dump(recording.train(TrainingRun.ALL));
    if (!Files.exists(dumped)) {
      throw new ArchiveException("the JVM made none; the disk may be full");
    }
    // A damaged archive would crash the JVM; better here than in front of the user.
    if (!recording.isUsable(dumped)) {
      throw new ArchiveException("the one that was made cannot be used");
    }
    new Replacement(archive).moveHere(dumped);
  }

  /** Something to do with a recording. */
  private interface Work {
    void with(Recording recording) throws ArchiveException, IOException;
  }

  /** In a folder beside the archive: what is made there only has to be renamed. */
  private void inRecording(Path archive, Work work) throws ArchiveException {
    Scratch scratch = new Scratch(new Replacement(archive).temporaryPath());
    try (Cleanup cleanup = new Cleanup()) {
      cleanup.add(scratch::remove);
      Files.createDirectory(scratch.path());
      work.with(new Recording(java, jar, scratch.path(), cleanup));
    } catch (IOException e) {
      throw new ArchiveException(archive + ": cannot be written: " + InstallException.reason(e));
    }
  }
}
