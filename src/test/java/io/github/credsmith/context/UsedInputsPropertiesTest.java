package io.github.credsmith.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is used: what was used counts, and nothing else. */
class UsedInputsPropertiesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Path FOLDER = Path.of("/files");
  private static final List<String> NAMES = List.of("A", "B", "C");

  /** One use of one input. */
  private record Use(Kind kind, String name) {
    private enum Kind {
      VARIABLE,
      READ,
      STATE,
      LIST,
      ALL_VARIABLES
    }

    String use(RequestContext caller) {
      Path file = FOLDER.resolve(name);
      return switch (kind) {
        case VARIABLE -> caller.environment().get(name).toString();
        case ALL_VARIABLES -> new HashMap<>(caller.environment().variables()).toString();
        case STATE -> caller.files().state(file).toString();
        case READ -> read(caller, file);
        case LIST -> list(caller);
      };
    }

    private static String read(RequestContext caller, Path file) {
      try {
        return Arrays.toString(caller.files().read(file, 3));
      } catch (IOException e) {
        return e.getClass().getName();
      }
    }

    private static String list(RequestContext caller) {
      try {
        return caller.files().list(FOLDER, 10).toString();
      } catch (IOException e) {
        return e.getClass().getName();
      }
    }
  }

  /**
   * What a caller has.
   *
   * @param recent whether all files were written at this very moment, which no time tells apart
   */
  private record World(
      Map<String, String> variables, Map<String, String> contents, boolean recent) {

    RequestContext context() {
      FilesInMemory files = new FilesInMemory(FOLDER);
      contents.forEach(
          (name, content) ->
              files.write(
                  FOLDER.resolve(name),
                  content,
                  // A file at rest has another time whenever it has another content.
                  recent ? NOW : NOW.minusSeconds(100 + content.hashCode() % 50)));
      return new RequestContext(
          Environment.of(variables, OperatingSystem.LINUX),
          Path.of("/work"),
          OperatingSystem.LINUX,
          Clock.fixed(NOW, ZoneOffset.UTC),
          files);
    }
  }

  @Property(tries = 500)
  void recordingChangesNothingThatIsRead(
      @ForAll("worlds") World world, @ForAll("uses") List<Use> uses) {
    RequestContext plain = world.context();
    RequestContext recorded = world.context().recording(new UsedInputs());
    for (Use use : uses) {
      assertThat(use.use(recorded)).isEqualTo(use.use(plain));
    }
  }

  @Property(tries = 500)
  void anotherCallerWithTheSameInputsIsTheSame(
      @ForAll("worlds") World world, @ForAll("uses") List<Use> uses) {
    UsedInputs used = recorded(world, uses);
    assertThat(used.digest(world.context())).isEqualTo(used.digest());
    assertThat(used.holdFor(world.context())).isTrue();
  }

  /** The digest never says the same of two callers of whom one use reads different things. */
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void whatDiffersInAnythingUsedIsNotTheSame(
      @ForAll("worlds") World world,
      @ForAll("worlds") World other,
      @ForAll("uses") List<Use> uses) {
    UsedInputs used = recorded(world, uses);
    World same = new World(other.variables(), other.contents(), world.recent());
    boolean differs =
        uses.stream().anyMatch(u -> !u.use(world.context()).equals(u.use(same.context())));
    if (differs) {
      assertThat(used.digest(same.context())).isNotEqualTo(used.digest());
      assertThat(used.holdFor(same.context())).isFalse();
    }
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void whatDiffersInNothingUsedIsTheSame(
      @ForAll("worlds") World world,
      @ForAll("worlds") World other,
      @ForAll("uses") List<Use> uses) {
    Set<String> variables = new HashSet<>();
    Set<String> files = new HashSet<>();
    for (Use use : uses) {
      switch (use.kind()) {
        case VARIABLE -> variables.add(use.name());
        case ALL_VARIABLES -> variables.addAll(NAMES);
        case READ, STATE -> files.add(use.name());
        case LIST -> files.addAll(NAMES);
      }
    }
    World mixed =
        new World(
            mix(world.variables(), other.variables(), variables),
            mix(world.contents(), other.contents(), files),
            world.recent());
    UsedInputs used = recorded(world, uses);
    assertThat(used.digest(mixed.context())).isEqualTo(used.digest());
    assertThat(used.holdFor(mixed.context())).isTrue();
  }

  private static UsedInputs recorded(World world, List<Use> uses) {
    UsedInputs used = new UsedInputs();
    RequestContext context = world.context().recording(used);
    uses.forEach(use -> use.use(context));
    return used;
  }

  /** Of one map what is kept, of another all else. */
  private static Map<String, String> mix(
      Map<String, String> one, Map<String, String> other, Set<String> kept) {
    Map<String, String> mixed = new HashMap<>(other);
    mixed.keySet().removeAll(kept);
    kept.stream().filter(one::containsKey).forEach(name -> mixed.put(name, one.get(name)));
    return mixed;
  }

  @Provide
  Arbitrary<World> worlds() {
    Arbitrary<Map<String, String>> values =
        Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.of("", "x", "y", "#!x", "too long"));
    return Combinators.combine(values, values, Arbitraries.of(true, false)).as(World::new);
  }

  @Provide
  Arbitrary<List<Use>> uses() {
    return Combinators.combine(Arbitraries.of(Use.Kind.values()), Arbitraries.of(NAMES))
        .as(Use::new)
        .list()
        .ofMaxSize(5);
  }
}
