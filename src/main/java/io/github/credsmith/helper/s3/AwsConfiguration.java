package io.github.credsmith.helper.s3;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.context.FileTooLargeException;
import io.github.credsmith.context.RequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * One caller's shared AWS configuration ("Shared config and credentials files" in the AWS SDKs and
 * Tools Reference Guide): the files at {@code AWS_CONFIG_FILE} and {@code
 * AWS_SHARED_CREDENTIALS_FILE}, by default {@code config} and {@code credentials} in {@code .aws}
 * below the caller's home. What both say, the second decides.
 */
final class AwsConfiguration {
  private static final int LARGEST = 1 << 20;
  private static final Pattern LINE = Pattern.compile("on line \\d+");

  private final RequestContext context;
  private final ProfileFile profiles;
  private final Optional<AwsFailure> problem;

  private AwsConfiguration(
      RequestContext context, ProfileFile profiles, Optional<AwsFailure> problem) {
    this.context = context;
    this.profiles = profiles;
    this.problem = problem;
  }

  /** Reads the files. One that does not exist is empty, and so are both if one cannot be read. */
  static AwsConfiguration read(RequestContext context) {
    ProfileFile.Aggregator profiles = ProfileFile.aggregator();
    try {
      parse(context, "AWS_SHARED_CREDENTIALS_FILE", "credentials", ProfileFile.Type.CREDENTIALS)
          .ifPresent(profiles::addFile);
      parse(context, "AWS_CONFIG_FILE", "config", ProfileFile.Type.CONFIGURATION)
          .ifPresent(profiles::addFile);
      return new AwsConfiguration(context, profiles.build(), Optional.empty());
    } catch (AwsFailure e) {
      return new AwsConfiguration(context, ProfileFile.aggregator().build(), Optional.of(e));
    }
  }

  /** Why the files could not be read. */
  Optional<AwsFailure> problem() {
    return problem;
  }

  /** The profile that the caller chose by {@code AWS_PROFILE}; else {@code default}. */
  String selected() {
    return context.environment().nonEmpty("AWS_PROFILE").orElse("default");
  }

  /** The profile of a name. */
  Optional<Profile> profile(String name) {
    return profiles.profile(name);
  }

  /** What the selected profile says of a property. */
  Optional<String> setting(String property) {
    return profile(selected()).flatMap(p -> p.property(property)).filter(v -> !v.isBlank());
  }

  /** The caller's region: {@code AWS_REGION}, {@code AWS_DEFAULT_REGION}, the selected profile. */
  Optional<NamedRegion> region() {
    return variable("AWS_REGION")
        .or(() -> variable("AWS_DEFAULT_REGION"))
        .or(() -> setting("region").map(r -> new NamedRegion(r, "profile " + selected())));
  }

  /**
   * A section that profiles refer to.
   *
   * @param kind {@code sso-session} or {@code services}
   */
  Optional<Profile> section(String kind, String name) {
    return profiles.getSection(kind, name);
  }

  private Optional<NamedRegion> variable(String name) {
    return context.environment().nonEmpty(name).map(r -> new NamedRegion(r.strip(), name));
  }

  private static Optional<ProfileFile> parse(
      RequestContext context, String variable, String name, ProfileFile.Type type)
      throws AwsFailure {
    Optional<Path> file = file(context, variable, name).filter(context.files()::exists);
    return file.isPresent()
        ? Optional.of(parse(context.files(), file.get(), type))
        : Optional.empty();
  }

  private static Optional<Path> file(RequestContext context, String variable, String name)
      throws AwsFailure {
    try {
      Optional<String> named = context.environment().nonEmpty(variable);
      boolean inHome = named.filter(path -> path.startsWith("~/")).isPresent();
      if (named.isPresent() && !inHome) {
        return named.map(context::resolve);
      }
      String below = inHome ? named.get().substring(2) : ".aws/" + name;
      return context.home().map(home -> home.resolve(below));
    } catch (InvalidPathException e) {
      throw new AwsFailure(variable + " is not a path", "correct it");
    }
  }

  private static ProfileFile parse(CallerFiles files, Path file, ProfileFile.Type type)
      throws AwsFailure {
    try {
      byte[] content = files.read(file, LARGEST);
      return ProfileFile.builder().content(new ByteArrayInputStream(content)).type(type).build();
    } catch (FileTooLargeException e) {
      throw new AwsFailure(file + " is too large for an AWS configuration", "correct it");
    } catch (IOException e) {
      throw new AwsFailure(file + " cannot be read", "make it readable");
    } catch (IllegalArgumentException e) {
      // The message may quote the line, which may hold a secret.
      Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
      String where = line.find() ? ": there is an error " + line.group() : "";
      throw new AwsFailure(file + " is not an AWS configuration" + where, "correct it");
    }
  }
}
