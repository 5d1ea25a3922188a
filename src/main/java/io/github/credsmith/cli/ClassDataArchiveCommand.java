package io.github.credsmith.cli;

import io.github.credsmith.install.ArchiveException;
import io.github.credsmith.install.ClassDataArchive;
import io.github.credsmith.install.JavaRuntime;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** For the launcher, which keeps an archive for each Java of its own. */
@Command(
    name = "class-data-archive",
    mixinStandardHelpOptions = true,
    hidden = true,
    description = "Record a class-data archive of the running jar for the Java that runs it.")
final class ClassDataArchiveCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "FILE", description = "Where to.")
  private Path file;

  ClassDataArchiveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunningProgram program = RunningProgram.ofProcess();
    JavaRuntime java = new JavaRuntime(program.java(), session.context().environment());
    try {
      new ClassDataArchive(java, program.jar()).record(session.workingDirectory().resolve(file));
      return ExitCode.OK;
    } catch (ArchiveException e) {
      session.err().println("credsmith: no class-data archive: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }
}
