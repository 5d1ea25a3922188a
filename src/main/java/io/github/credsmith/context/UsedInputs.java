package io.github.credsmith.context;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Which inputs a computation used, and what they were, so that its result is reused only where it
 * would come out the same:
 *
 * <pre>{@code
 * UsedInputs used = new UsedInputs();
 * Answer answer = compute(context.recording(used));
 * String then = used.digest();
 * ...
 * if (used.digest(otherContext).equals(then)) // or: if (used.holdFor(otherContext))
 *   return answer;
 * }</pre>
 *
 * <p>Noted are: the working directory and the platform, always; each variable that was asked for,
 * set or not; the environment as a whole, where it was handed on to a program; each file that was
 * read or looked for, there or not, as it was before it was read; each folder that was listed, with
 * the names in it.
 *
 * <p>Not noted, because nobody can tell whether it is still the same, are the time, what servers
 * and keyrings answered, and what programs and libraries read by themselves: a result that is made
 * of these needs an end besides.
 *
 * <p>To compare is to look at a caller's inputs anew, so comparing with a context that is itself
 * recording notes them there too. A computation that reuses the result of another so depends on
 * what that one depended on.
 *
 * <p>Safe for use by many threads. Holds digests of values, no values. Inputs that are noted twice
 * and were not the same both times hold for nobody.
 */
public final class UsedInputs {
  /** A digest as text, and the objects around it. */
  private static final int OF_EACH = 250;

  private final Set<UsedInput> inputs = ConcurrentHashMap.newKeySet();

  /** What nothing was noted by yet. Hand it to {@link RequestContext#recording}. */
  public UsedInputs() {}

  /**
   * A digest of all that was noted, as it was when it was noted: 64 hexadecimal digits. Equal to
   * that of another recorder if and only if both noted the same inputs with the same values.
   */
  public String digest() {
    return digest(input -> input);
  }

  /**
   * The same digest, but of what a caller brings now. Equal to {@link #digest()} if and only if all
   * that was noted is still the same for this caller. Files are looked at, and read only if they
   * had changed within moments before they were noted.
   */
  public String digest(RequestContext caller) {
    return digest(input -> input.of(caller));
  }

  /**
   * Whether all that was noted is still the same for a caller: the same as comparing the two
   * digests, but done with at the first difference.
   */
  public boolean holdFor(RequestContext caller) {
    return inputs.stream().allMatch(input -> input.of(caller).equals(input));
  }

  /** About how many bytes of memory it takes. */
  public int weight() {
    return inputs.stream().mapToInt(input -> OF_EACH + 2 * input.name().length()).sum();
  }

  void note(UsedInput input) {
    inputs.add(input);
  }

  private String digest(UnaryOperator<UsedInput> look) {
    Fingerprint fingerprint = new Fingerprint();
    inputs.stream()
        .map(look)
        .sorted(Comparator.comparing(UsedInput::name).thenComparing(UsedInput::seen))
        .forEach(input -> fingerprint.add(input.name()).add(input.seen()));
    return fingerprint.hex();
  }

  /** The number of inputs only. */
  @Override
  public String toString() {
    return "UsedInputs[" + inputs.size() + " inputs]";
  }
}
