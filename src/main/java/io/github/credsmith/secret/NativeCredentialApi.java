package io.github.credsmith.secret;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import java.util.Optional;

/** The Credential Manager through {@code Advapi32} (wincred.h). */
final class NativeCredentialApi implements CredentialApi {
  private static final int TYPE_GENERIC = 1;
  private static final int PERSIST_LOCAL_MACHINE = 2;
  private static final int ERROR_NOT_FOUND = 1168;

  /** {@code CRED_MAX_CREDENTIAL_BLOB_SIZE}. */
  private static final int LARGEST_BLOB = 5 * 512;

  /** The functions used, in their wide-character forms. */
  interface Advapi32 extends StdCallLibrary {
    boolean CredReadW(WString target, int type, int flags, PointerByReference credential);

    boolean CredWriteW(Credential credential, int flags);

    boolean CredDeleteW(WString target, int type, int flags);

    void CredFree(Pointer credential);
  }

  /** {@code CREDENTIALW}. Public fields are how JNA describes a structure. */
  @FieldOrder({
    "flags",
    "type",
    "targetName",
    "comment",
    "lastWrittenLow",
    "lastWrittenHigh",
    "blobSize",
    "blob",
    "persist",
    "attributeCount",
    "attributes",
    "targetAlias",
    "userName"
  })
  public static final class Credential extends Structure {
    public int flags;
    public int type;
    public WString targetName;
    public WString comment;
    public int lastWrittenLow;
    public int lastWrittenHigh;
    public int blobSize;
    public Pointer blob;
    public int persist;
    public int attributeCount;
    public Pointer attributes;
    public WString targetAlias;
    public WString userName;

    public Credential() {}

    Credential(Pointer memory) {
      super(memory);
      read();
    }
  }

  @Override
  public Optional<byte[]> read(String target) throws KeyringException {
    Advapi32 library = library();
    PointerByReference found = new PointerByReference();
    if (!library.CredReadW(new WString(target), TYPE_GENERIC, 0, found)) {
      if (Native.getLastError() == ERROR_NOT_FOUND) {
        return Optional.empty();
      }
      throw failure("read");
    }
    try {
      Credential credential = new Credential(found.getValue());
      return Optional.of(
          credential.blobSize == 0
              ? new byte[0]
              : credential.blob.getByteArray(0, credential.blobSize));
    } finally {
      library.CredFree(found.getValue());
    }
  }

  @Override
  public void write(String target, byte[] blob) throws KeyringException {
    if (blob.length > LARGEST_BLOB) {
      throw new KeyringException(
          "the secret is longer than the " + LARGEST_BLOB + " bytes the Credential Manager takes");
    }
    try (Memory memory = new Memory(Math.max(1, blob.length))) {
      memory.write(0, blob, 0, blob.length);
      Credential credential = new Credential();
      credential.type = TYPE_GENERIC;
      credential.targetName = new WString(target);
      credential.userName = new WString("");
      credential.persist = PERSIST_LOCAL_MACHINE;
      credential.blob = memory;
      credential.blobSize = blob.length;
      boolean written = library().CredWriteW(credential, 0);
      int error = Native.getLastError();
      memory.clear();
      if (!written) {
        throw failure("write", error);
      }
    }
  }

  @Override
  public boolean delete(String target) throws KeyringException {
    if (library().CredDeleteW(new WString(target), TYPE_GENERIC, 0)) {
      return true;
    }
    if (Native.getLastError() == ERROR_NOT_FOUND) {
      return false;
    }
    throw failure("delete");
  }

  /** Loaded at first use: the class can be made, and tested around, on any system. */
  private static Advapi32 library() throws KeyringException {
    try {
      return Native.load("Advapi32", Advapi32.class);
    } catch (UnsatisfiedLinkError absent) {
      throw new KeyringException("this system has no Credential Manager");
    }
  }

  private static KeyringException failure(String what) {
    return failure(what, Native.getLastError());
  }

  private static KeyringException failure(String what, int error) {
    return new KeyringException(
        "the Credential Manager refused to " + what + " the item, Windows error " + error);
  }
}
