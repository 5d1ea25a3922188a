package io.github.credsmith.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedInputsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Path FOLDER = Path.of("/files");
  private static final Path FILE = FOLDER.resolve("a");

  private final FilesInMemory files = new FilesInMemory(FOLDER);
  private final UsedInputs used = new UsedInputs();

  @Test
  void whatWasNotAskedForDoesNotCount() {
    caller(Map.of("A", "1", "B", "1")).recording(used).environment().get("A");
    holds(caller(Map.of("A", "1", "B", "2", "C", "")));
    doesNotHold(caller(Map.of("A", "2", "B", "1")));
    doesNotHold(caller(Map.of("B", "1")));
  }

  @Test
  void anUnsetVariableThatWasAskedForCounts() {
    caller(Map.of()).recording(used).environment().nonEmpty("A");
    holds(caller(Map.of("B", "1")));
    doesNotHold(caller(Map.of("A", "")));
  }

  @Test
  void theWholeEnvironmentCountsOnceItIsHandedOn() {
    caller(Map.of("A", "1")).recording(used).environment().variables();
    holds(caller(Map.of("A", "1")));
    doesNotHold(caller(Map.of("A", "1", "B", "1")));
  }

  @Test
  void theWorkingDirectoryAndThePlatformAlwaysCount() {
    RequestContext caller = caller(Map.of());
    caller.recording(used);
    holds(caller);
    doesNotHold(
        new RequestContext(
            caller.environment(), Path.of("/else"), caller.os(), caller.clock(), files));
    doesNotHold(
        new RequestContext(
            caller.environment(),
            caller.workingDirectory(),
            OperatingSystem.MACOS,
            caller.clock(),
            files));
  }

  @Test
  void theHomeFolderIsTheVariable() {
    assertThat(caller(Map.of("HOME", "h")).recording(used).home()).contains(Path.of("/work/h"));
    doesNotHold(caller(Map.of("HOME", "/other")));
  }

  @Test
  void aFileThatWasLookedForInVainCounts() {
    assertThat(caller().recording(used).files().isAbsent(FILE)).isTrue();
    holds(caller());
    files.write(FILE, "", NOW);
    doesNotHold(caller());
  }

  @Test
  void aFileThatWasReadCountsByItsState() throws IOException {
    files.write(FILE, "x", NOW.minusSeconds(60));
    caller().recording(used).files().read(FILE, 10);
    files.beforeReading(
        () -> {
          throw new AssertionError("a file at rest is not read again");
        });
    holds(caller());
    files.write(FILE, "x", NOW);
    doesNotHold(caller());
    files.delete(FILE);
    doesNotHold(caller());
  }

  /** Nothing but the content tells them apart: the file system's clock did not tick in between. */
  @Test
  void aFileThatWasWrittenTwiceInOneTickIsToldByItsContent() throws IOException {
    for (Instant tick : List.of(NOW, NOW.minusSeconds(2), NOW.plusSeconds(3600))) {
      UsedInputs early = new UsedInputs();
      files.write(FILE, "x", tick);
      caller().recording(early).files().read(FILE, 10);
      assertThat(early.holdFor(caller())).isTrue();
      assertThat(early.digest(caller())).isEqualTo(early.digest());
      files.write(FILE, "y", tick);
      assertThat(early.holdFor(caller())).isFalse();
      assertThat(early.digest(caller())).isNotEqualTo(early.digest());
    }
  }

  @Test
  void aFileThatChangesBeforeItIsReadIsNotTheSameAnyMore() throws IOException {
    files.write(FILE, "x", NOW.minusSeconds(60));
    files.beforeReading(() -> files.write(FILE, "y", NOW));
    assertThat(caller().recording(used).files().read(FILE, 10)).asString().isEqualTo("y");
    doesNotHold(caller());
  }

  @Test
  void aFileThatVanishesBeforeItIsReadIsNotTheSameAnyMore() {
    files.write(FILE, "x", NOW.minusSeconds(60));
    files.beforeReading(() -> files.delete(FILE));
    assertThatThrownBy(() -> caller().recording(used).files().read(FILE, 10))
        .isInstanceOf(IOException.class);
    doesNotHold(caller());
  }

  @Test
  void aFileThatWasTwoThingsHoldsForNobody() throws IOException {
    RequestContext recorded = caller().recording(used);
    files.write(FILE, "x", NOW);
    recorded.files().read(FILE, 10);
    files.write(FILE, "y", NOW);
    recorded.files().read(FILE, 10);
    doesNotHold(caller());
    files.write(FILE, "x", NOW);
    doesNotHold(caller());
  }

  @Test
  void anUnreadableFileCounts() {
    files.write(FILE, "too long", NOW);
    assertThatThrownBy(() -> caller().recording(used).files().read(FILE, 1))
        .isInstanceOf(FileTooLargeException.class);
    holds(caller());
    files.write(FILE, "x", NOW);
    doesNotHold(caller());
  }

  @Test
  void aListingCountsByTheNames() throws IOException {
    files.write(FILE, "x", NOW);
    caller().recording(used).files().list(FOLDER, 10);
    holds(caller());
    files.write(FILE, "y", NOW.plusSeconds(1));
    holds(caller());
    files.write(FOLDER.resolve("b"), "", NOW);
    doesNotHold(caller());
  }

  @Test
  void whetherAFileCanBeExecutedCounts() {
    files.write(FILE, "#!", NOW);
    caller().recording(used).files().isExecutable(FILE);
    holds(caller());
    files.write(FILE, "", NOW);
    doesNotHold(caller());
  }

  /** A computation that reuses the result of another depends on what that one depended on. */
  @Test
  void comparingIsUsing() throws IOException {
    files.write(FILE, "x", NOW);
    RequestContext inner = caller(Map.of("A", "1")).recording(used);
    inner.environment().get("A");
    inner.files().read(FILE, 10);
    UsedInputs outer = new UsedInputs();
    assertThat(used.holdFor(caller(Map.of("A", "1")).recording(outer))).isTrue();
    assertThat(outer.holdFor(caller(Map.of("A", "1")))).isTrue();
    assertThat(outer.holdFor(caller(Map.of("A", "2")))).isFalse();
    files.write(FILE, "y", NOW);
    assertThat(outer.holdFor(caller(Map.of("A", "1")))).isFalse();
  }

  @Test
  void twoRecordersSeeTheSame() {
    UsedInputs other = new UsedInputs();
    caller(Map.of("A", "1")).recording(used).recording(other).environment().get("A");
    assertThat(other.digest()).isEqualTo(used.digest()).hasSize(64);
  }

  @Test
  void itPrintsNoValue() {
    caller(Map.of("A", "canary")).recording(used).environment().get("A");
    assertThat(used + used.digest()).doesNotContain("canary");
    assertThat(used).hasToString("UsedInputs[2 inputs]");
  }

  @Test
  void manyThreadsNoteAtOnce() throws Exception {
    RequestContext recorded = caller(Map.of()).recording(used);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String name = "V" + i;
        done.add(threads.submit(() -> recorded.environment().get(name)));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    for (int i = 0; i < 200; i++) {
      doesNotHold(caller(Map.of("V" + i, "")));
    }
    holds(caller(Map.of("V200", "")));
  }

  /** On a real disk: a file written over in place, at once and with the same size. */
  @Test
  void aRewriteInPlaceIsSeen(@TempDir Path disk) throws IOException {
    Path file = Files.writeString(disk.resolve("f"), "0");
    for (int i = 1; i < 200; i++) {
      UsedInputs round = new UsedInputs();
      RequestContext caller = onDisk(disk);
      caller.recording(round).files().read(file, 10);
      assertThat(round.holdFor(caller)).isTrue();
      Files.writeString(file, Integer.toString(i % 2));
      assertThat(round.holdFor(caller)).isFalse();
    }
  }

  @Test
  void aFileThatTookThePlaceOfAnotherIsSeen(@TempDir Path disk) throws IOException {
    Path file = Files.writeString(disk.resolve("f"), "0");
    onDisk(disk).recording(used).files().isRegularFile(file);
    holds(onDisk(disk));
    Path other = Files.writeString(disk.resolve("g"), "1");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    doesNotHold(onDisk(disk));
  }

  @Test
  void aFolderIsNoFileForTheRecorderEither(@TempDir Path disk) {
    assertThatThrownBy(() -> onDisk(disk).recording(used).files().read(disk, 1))
        .isInstanceOf(FileSystemException.class);
    holds(onDisk(disk));
  }

  private void holds(RequestContext caller) {
    assertThat(used.holdFor(caller)).isTrue();
    assertThat(used.digest(caller)).isEqualTo(used.digest());
  }

  private void doesNotHold(RequestContext caller) {
    assertThat(used.holdFor(caller)).isFalse();
    assertThat(used.digest(caller)).isNotEqualTo(used.digest());
  }

  private RequestContext caller() {
    return caller(Map.of());
  }

  private RequestContext caller(Map<String, String> variables) {
    return new RequestContext(
        Environment.of(variables, OperatingSystem.LINUX),
        Path.of("/work"),
        OperatingSystem.LINUX,
        Clock.fixed(NOW, ZoneOffset.UTC),
        files);
  }

  private static RequestContext onDisk(Path folder) {
    return new RequestContext(
        Environment.of(Map.of(), OperatingSystem.LINUX),
        folder,
        OperatingSystem.LINUX,
        Clock.systemUTC());
  }
}
