package io.github.credsmith.cli;

import io.github.credsmith.bazelrc.RcSecrets;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.lint.catalogue.RuleCatalogue;
import io.github.credsmith.report.GithubReport;
import io.github.credsmith.report.GitlabReport;
import io.github.credsmith.report.JsonReport;
import io.github.credsmith.report.JunitReport;
import io.github.credsmith.report.MaskedText;
import io.github.credsmith.report.Palette;
import io.github.credsmith.report.Report;
import io.github.credsmith.report.RuleInfo;
import io.github.credsmith.report.SarifReport;
import io.github.credsmith.report.TextReport;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms that a linter's report can have, by the words of the command line. */
enum LintFormat {
  TEXT {
    @Override
    Report report(List<Workspace> workspaces, List<Finding> findings, Palette palette) {
      Set<String> shown =
          findings.stream().map(finding -> finding.location().file()).collect(Collectors.toSet());
      TextReport lines =
          new TextReport(sources(workspaces, shown), rcFiles(workspaces, shown), palette);
      String where = scope(workspaces);
      return all ->
          all.parallelStream().map(lines::render).collect(Collectors.joining())
              + where
              + ": "
              + TextReport.summary(all)
              + mendable(all)
              + "\n";
    }
  },
  JSON {
    @Override
    Report report(List<Workspace> workspaces, List<Finding> findings, Palette palette) {
      return new JsonReport();
    }
  },
  SARIF {
    @Override
    Report report(List<Workspace> workspaces, List<Finding> findings, Palette palette) {
      return new SarifReport(
          VersionProvider.version(),
          new RuleCatalogue().descriptions().stream().map(LintFormat::info).toList());
    }
  },
  GITHUB {
    @Override
    Report report(List<Workspace> workspaces, List<Finding> findings, Palette palette) {
      return new GithubReport();
    }
  },
  GITLAB {
    @Override
    Report report(List<Workspace> workspaces, List<Finding> findings, Palette palette) {
      return new GitlabReport();
    }
  },
  JUNIT {
    @Override
    Report report(List<Workspace> workspaces, List<Finding> findings, Palette palette) {
      return new JunitReport();
    }
  };

  /** The word of the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A report on these workspaces.
   *
   * @param palette for a report that people read
   */
  abstract Report report(List<Workspace> workspaces, List<Finding> findings, Palette palette);

  private static List<SourceText> sources(List<Workspace> workspaces, Set<String> shown) {
    return workspaces.stream()
        .flatMap(workspace -> workspace.sources().stream())
        .filter(source -> shown.contains(source.file()))
        .toList();
  }

  private static List<MaskedText> rcFiles(List<Workspace> workspaces, Set<String> shown) {
    return workspaces.stream()
        .flatMap(workspace -> workspace.bazelrc().files().values().stream())
        .filter(file -> shown.contains(file.source().file()))
        .map(file -> new MaskedText(file.source(), offset -> RcSecrets.around(file, offset)))
        .toList();
  }

  private static String scope(List<Workspace> workspaces) {
    long files =
        workspaces.stream()
            .flatMap(w -> w.sources().stream())
            .map(SourceText::file)
            .distinct()
            .count();
    int folders = workspaces.size();
    return files
        + (files == 1 ? " file" : " files")
        + " in "
        + folders
        + (folders == 1 ? " workspace" : " workspaces");
  }

  private static String mendable(List<Finding> findings) {
    long count = findings.stream().filter(Finding::isMendable).count();
    return count == 0 ? "" : " (" + count + " for --fix)";
  }

  private static RuleInfo info(RuleDescription rule) {
    return new RuleInfo(rule.id(), rule.severity(), rule.summary(), rule.why() + " " + rule.fix());
  }
}
