package io.github.credsmith.secret;

import io.github.credsmith.context.RequestContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The Secret Service of the caller's session bus (freedesktop.org Secret Service API 0.2): items
 * with the attributes {@code service} and {@code username}, in the login collection, else the
 * default one. It never raises a prompt: a locked keyring is a failure.
 */
final class SecretServiceKeyring implements Keyring {
  private final RequestContext context;
  private final Duration callTimeout;
  private final Duration timeout;

  /**
   * A keyring.
   *
   * @param context names the caller's bus
   * @param callTimeout for each step that waits for a peer; an operation as a whole, work of this
   *     machine included, takes four times as long at most
   */
  SecretServiceKeyring(RequestContext context, Duration callTimeout) {
    this.context = context;
    this.callTimeout = callTimeout;
    this.timeout = callTimeout.multipliedBy(4);
  }

  @Override
  public SourceReading read(String service) {
    SessionBus bus = SessionBus.of(context);
    if (bus.socket().isEmpty()) {
      return new SourceReading.NotFound(bus.reason());
    }
    try {
      Optional<Secret> secret =
          bounded(() -> withService(bus.socket().get(), s -> readItem(s, service)));
      return secret
          .<SourceReading>map(SourceReading.Found::of)
          .orElseGet(() -> new SourceReading.NotFound("no such item"));
    } catch (SecretServiceException e) {
      return e.isAbsent()
          ? new SourceReading.NotFound(e.getMessage())
          : new SourceReading.Failed(e.getMessage());
    }
  }

  @Override
  public void store(String service, Secret value) throws KeyringException {
    change(
        s -> {
          s.create(s.writableCollection(), service, value);
          return true;
        });
  }

  @Override
  public boolean clear(String service) throws KeyringException {
    return change(
        s -> {
          List<String> items = s.search(service).unlocked(s);
          for (String item : items) {
            s.delete(item);
          }
          return !items.isEmpty();
        });
  }

  private static Optional<Secret> readItem(SecretService service, String name)
      throws SecretServiceException {
    List<String> items = service.search(name).unlocked(service);
    return items.isEmpty() ? Optional.empty() : Optional.of(service.secret(items.get(0)));
  }

  private boolean change(Step<Boolean> step) throws KeyringException {
    SessionBus bus = SessionBus.of(context);
    if (bus.socket().isEmpty()) {
      throw new KeyringException(bus.reason());
    }
    try {
      return bounded(() -> withService(bus.socket().get(), step));
    } catch (SecretServiceException e) {
      throw new KeyringException(e.getMessage());
    }
  }

  private interface Step<T> {
    T run(SecretService service) throws SecretServiceException;
  }

  private <T> T withService(Path socket, Step<T> step) throws SecretServiceException {
    if (!new BusProbe(callTimeout).answers(socket)) {
      throw SecretServiceException.absent("no bus answers at the D-Bus socket");
    }
    try (SecretService service = SecretService.connect(socket, callTimeout)) {
      return step.run(service);
    }
  }

  /** The bus library bounds the wait for a reply, but not every step of connecting. */
  private <T> T bounded(Callable<T> step) throws SecretServiceException {
    try {
      return new Bounded("secret service", timeout).run(step);
    } catch (TimeoutException e) {
      throw SecretServiceException.failed(
          "the Secret Service did not answer within " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SecretServiceException.failed("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SecretServiceException failure) {
        throw failure;
      }
      throw SecretServiceException.failed("the Secret Service cannot be spoken to");
    }
  }
}
