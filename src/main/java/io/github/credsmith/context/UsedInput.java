package io.github.credsmith.context;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One input that a computation asked for, and what it was. Never holds a value in clear. */
sealed interface UsedInput {

  /** Which input it is; not secret. */
  String name();

  /** What it was. Inputs of one name are the same if and only if this is equal. */
  String seen();

  /** The same input, as a caller brings it now. */
  UsedInput of(RequestContext caller);

  /** What every computation may depend on. */
  record Place(Path workingDirectory, OperatingSystem os) implements UsedInput {
    @Override
    public String name() {
      return "place";
    }

    @Override
    public String seen() {
      return os + " " + workingDirectory;
    }

    @Override
    public Place of(RequestContext caller) {
      return new Place(caller.workingDirectory(), caller.os());
    }
  }

  /** A variable. */
  record Variable(String variable, String seen) implements UsedInput {
    private static final String UNSET = "unset";

    /**
     * A variable with a value.
     *
     * @param value null if it is not set
     */
    static Variable of(String name, String value) {
      return new Variable(name, value == null ? UNSET : Fingerprint.of(value));
    }

    @Override
    public String name() {
      return "variable " + variable;
    }

    @Override
    public Variable of(RequestContext caller) {
      return of(variable, caller.environment().get(variable).orElse(null));
    }
  }

  /** The environment as a whole. */
  record AllVariables(String seen) implements UsedInput {

    /** All of these variables. */
    static AllVariables of(Map<String, String> variables) {
      Fingerprint fingerprint = new Fingerprint();
      new TreeMap<>(variables).forEach((name, value) -> fingerprint.add(name).add(value));
      return new AllVariables(fingerprint.hex());
    }

    @Override
    public String name() {
      return "environment";
    }

    @Override
    public AllVariables of(RequestContext caller) {
      return of(caller.environment().variables());
    }
  }

  /** What the system told of a path. */
  record State(Path path, FileState state) implements UsedInput {
    @Override
    public String name() {
      return "state " + path;
    }

    @Override
    public String seen() {
      return state.toString();
    }

    @Override
    public State of(RequestContext caller) {
      return new State(path, caller.files().state(path));
    }
  }

  /** Whether a file could be executed. */
  record Executable(Path path, boolean executable) implements UsedInput {
    @Override
    public String name() {
      return "executable " + path;
    }

    @Override
    public String seen() {
      return Boolean.toString(executable);
    }

    @Override
    public Executable of(RequestContext caller) {
      return new Executable(path, caller.files().isExecutable(path));
    }
  }

  /**
   * A file that was read, or was to be read.
   *
   * @param limit how many bytes it was allowed
   * @param state before it was read
   * @param content a digest of what was read, {@link #AT_REST} or {@link #UNREADABLE}
   */
  record Content(Path path, int limit, FileState state, String content) implements UsedInput {
    /** The state says it all. */
    static final String AT_REST = "at rest";

    static final String UNREADABLE = "unreadable";

    @Override
    public String name() {
      return "content of " + path + " up to " + limit;
    }

    @Override
    public String seen() {
      return state + " " + content;
    }

    @Override
    public Content of(RequestContext caller) {
      FileState now = caller.files().state(path);
      // What is another file anyway need not be read to tell.
      boolean same = content.equals(AT_REST) || !now.equals(state);
      return new Content(path, limit, now, same ? content : contentOf(caller.files()));
    }

    private String contentOf(CallerFiles files) {
      try {
        return Fingerprint.of(files.read(path, limit));
      } catch (IOException e) {
        return UNREADABLE;
      }
    }
  }

  /**
   * A folder that was listed, or was to be listed.
   *
   * @param limit how many entries it was allowed
   * @param state before it was listed
   * @param names a digest of the names in it, or {@link #UNREADABLE}
   */
  record Listing(Path path, int limit, FileState state, String names) implements UsedInput {
    static final String UNREADABLE = "unreadable";

    static String names(List<Path> entries) {
      Fingerprint fingerprint = new Fingerprint();
      entries.forEach(entry -> fingerprint.add(entry.toString()));
      return fingerprint.hex();
    }

    @Override
    public String name() {
      return "listing of " + path + " up to " + limit;
    }

    @Override
    public String seen() {
      return state + " " + names;
    }

    @Override
    public Listing of(RequestContext caller) {
      FileState now = caller.files().state(path);
      try {
        return new Listing(path, limit, now, names(caller.files().list(path, limit)));
      } catch (IOException e) {
        return new Listing(path, limit, now, UNREADABLE);
      }
    }
  }
}
