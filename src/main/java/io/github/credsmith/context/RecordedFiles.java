package io.github.credsmith.context;

import io.github.credsmith.context.UsedInput.Content;
import io.github.credsmith.context.UsedInput.Executable;
import io.github.credsmith.context.UsedInput.Listing;
import io.github.credsmith.context.UsedInput.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Files of which every use is noted, with the state that was found before the use: a file that
 * changes meanwhile is noted as it was before the change, and so as one that is not the same any
 * more.
 *
 * <p>The state alone does not tell one content from the next if both were written between two ticks
 * of the file system's clock: size and times may be equal. So of a file that changed shortly before
 * it was read, the content is noted too, as a digest, and is looked at again when the note is
 * compared. For a file that has been at rest for longer than any tick, a later change has a later
 * time. Where clocks differ, as over a network, a time in the future counts as shortly before.
 */
final class RecordedFiles implements CallerFiles {
  /** The coarsest time that a file system keeps: FAT's. The tick of others is milliseconds. */
  private static final Duration TICK = Duration.ofSeconds(2);

  private final CallerFiles files;
  private final UsedInputs used;
  private final Clock clock;

  /**
   * Files with a recorder.
   *
   * @param clock the time that file times are compared with
   */
  RecordedFiles(CallerFiles files, UsedInputs used, Clock clock) {
    this.files = files;
    this.used = used;
    this.clock = clock;
  }

  @Override
  public FileState state(Path path) {
    FileState state = files.state(path);
    used.note(new State(path, state));
    return state;
  }

  @Override
  public boolean isExecutable(Path path) {
    boolean executable = files.isExecutable(path);
    used.note(new Executable(path, executable));
    return executable;
  }

  @Override
  public byte[] read(Path file, int limit) throws IOException {
    FileState before = files.state(file);
    boolean atRest = isAtRest(before);
    String content = atRest ? Content.AT_REST : Content.UNREADABLE;
    try {
      byte[] bytes = files.read(file, limit);
      content = atRest ? content : Fingerprint.of(bytes);
      return bytes;
    } finally {
      used.note(new Content(file, limit, before, content));
    }
  }

  @Override
  public List<Path> list(Path folder, int limit) throws IOException {
    FileState before = files.state(folder);
    String names = Listing.UNREADABLE;
    try {
      List<Path> found = files.list(folder, limit);
      names = Listing.names(found);
      return found;
    } finally {
      used.note(new Listing(folder, limit, before, names));
    }
  }

  private boolean isAtRest(FileState state) {
    if (!(state instanceof FileState.Present present)) {
      return true;
    }
    Instant last =
        present.modified().isAfter(present.changed()) ? present.modified() : present.changed();
    return last.plus(TICK).isBefore(clock.instant());
  }
}
