package io.github.credsmith.bazelrc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options that a command gets from the rc files, in the order in which Bazel applies them: of a
 * flag that has one value the last one counts.
 *
 * @param options configs expanded; each {@code --config} stands before what it expands to
 * @param problems what is wrong with the configs
 */
public record EffectiveOptions(List<EffectiveOption> options, List<StackProblem> problems) {
  public EffectiveOptions {
    options = List.copyOf(options);
    problems = List.copyOf(problems);
  }

  /** The options that set a flag under any of its names, in order. */
  public List<EffectiveOption> of(CredentialFlag flag) {
    return options.stream()
        .filter(option -> option.option().credentialFlag().filter(flag::equals).isPresent())
        .toList();
  }

  /** The option that decides a flag that has one value. */
  public Optional<EffectiveOption> last(CredentialFlag flag) {
    List<EffectiveOption> all = of(flag);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The credential helpers in the order of their flags, and which one answers for a URI. */
  public HelperScopes helperScopes() {
    List<HelperDeclaration> declarations = new ArrayList<>();
    for (EffectiveOption option : of(CredentialFlag.CREDENTIAL_HELPER)) {
      option
          .option()
          .value()
          .ifPresent(v -> declarations.add(HelperDeclaration.parse(v.text(), v.location())));
    }
    return new HelperScopes(declarations);
  }
}
