import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.BazelrcFile;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.RcFileSet;
import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.DockerConfigReader;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.YamlReader;
import io.github.credsmith.uri.Glob;
import io.github.credsmith.uri.RequestUri;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** CPU time of reading and matching for inputs of doubling length; see scaling.sh. */
final class Scaling {
  private static final int[] LENGTHS = {100_000, 200_000, 400_000, 800_000};
  private static final int RUNS = 5;

  public static void main(String[] arguments) {
    System.out.println("| input | 100 kB | 200 kB | 400 kB | 800 kB |\n|---|---|---|---|---|");
    row("rc: option lines", n -> stack("build --copt=x\n".repeat(n / 15)));
    row("rc: one word", n -> stack("build " + "x".repeat(n)));
    row("rc: joined lines", n -> stack("build \\\n".repeat(n / 8)));
    row("rc: helpers", n -> stack(lines(n, "build --credential_helper=h%06d.example=/h")));
    row("rc: a config used again and again", n -> stack("build:ci --config=x\nbuild:x --a\n".repeat(n / 32)));
    row("json: keys", n -> json("{" + lines(n, "\"k%06d\": 1,") + "\"z\": 1}"));
    row("json: string", n -> json("\"" + "\\n".repeat(n / 2) + "\""));
    row("yaml: keys", n -> yaml(lines(n, "k%06d: 1")));
    row("docker: auths", n -> docker("{\"auths\": {" + lines(n, "\"r%06d.a\": {\"auth\": \"dTpw\"},") + "\"z\": {}}}"));
    row("glob: many stars", n -> matches("*ab".repeat(n / 3) + "c", "a".repeat(n)));
    row("glob: long literal", n -> matches("*" + "a".repeat(n / 2) + "b*", "a".repeat(n)));
    row("glob: common text", n -> common("x*a".repeat(n / 3), "x*b".repeat(n / 3)));
    row("uri: labels", n -> () -> RequestUri.parse("https://" + "a.".repeat(n / 2) + "b/"));
  }

  private static void row(String name, IntFunction<Runnable> input) {
    StringBuilder row = new StringBuilder("| " + name + " |");
    for (int length : LENGTHS) {
      Runnable work = input.apply(length);
      long best = IntStream.range(0, RUNS).mapToLong(run -> nanos(work)).min().orElseThrow();
      row.append(String.format(" %.1f ms |", best / 1e6));
    }
    System.out.println(row);
  }

  /** CPU time of this thread: other programs do not count. */
  private static long nanos(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return threads.getCurrentThreadCpuTime() - start;
  }

  private static String lines(int length, String format) {
    int count = length / (String.format(format, 0).length() + 1);
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(format, i) + "\n")
        .collect(Collectors.joining());
  }

  private static Runnable stack(String text) {
    Path root = Path.of("/repo");
    SourceText source = SourceText.of(".bazelrc", text);
    RcFiles files = p -> Optional.of(source).filter(s -> p.endsWith(".bazelrc"));
    return () -> {
      BazelrcFile.parse(source).print();
      BazelrcStack.read(RcFileSet.ofWorkspace(root), files, BazelVersion.NEWEST)
          .effectiveOptions(BazelCommand.BUILD, List.of("ci"), OperatingSystem.LINUX)
          .helperScopes();
    };
  }

  private static Runnable json(String text) {
    SourceText source = SourceText.of("f.json", text);
    return () -> JsonReader.read(source);
  }

  private static Runnable yaml(String text) {
    SourceText source = SourceText.of("f.yaml", text);
    return () -> YamlReader.read(source);
  }

  private static Runnable docker(String text) {
    SourceText source = SourceText.of("config.json", text);
    return () ->
        DockerConfigReader.read(JsonReader.read(source), ConfigFormat.DOCKER)
            .entryFor(RegistryKey.of("r.example"), Optional.of("a/b"));
  }

  private static Runnable matches(String pattern, String text) {
    Glob glob = new Glob(pattern);
    return () -> glob.matches(text);
  }

  private static Runnable common(String left, String right) {
    return () -> new Glob(left).commonText(new Glob(right));
  }

  private Scaling() {}
}
