// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import renkei.core.base.Hash;
import renkei.core.base.RandomSource;

/// A stream sealed with a passphrase: AES-256-GCM in chunks, each bound to its place and to whether
/// it is the last, so that a sealed file can be neither shortened, lengthened nor rearranged
/// unseen.
///
/// Header, 64 bytes: `RENKEIBK`, version, iterations, salt (16), verifier (32). Then chunks: length
/// with the top bit set on the last one, ciphertext with its tag.
final class SealedChunks {
  private static final byte[] MAGIC = "RENKEIBK".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VERIFIER =
      "renkei backup verifier 1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 64;
  private static final int SALT_BYTES = 16;
  private static final int ITERATIONS = 210_000;
  private static final int ITERATIONS_MAX = 10_000_000;
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int TAG_BITS = 128;
  private static final int LAST = 1 << 31;

  private final byte[] header;
  private final SecretKeySpec key;
  private long number;

  private SealedChunks(byte[] header, SecretKeySpec key) {
    this.header = header;
    this.key = key;
  }

  /// A stream that seals what is written; closing it writes the last chunk.
  static OutputStream sealing(OutputStream into, Passphrase passphrase, RandomSource random)
      throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    byte[] salt =
        ByteBuffer.allocate(SALT_BYTES)
            .putLong(random.nextLong())
            .putLong(random.nextLong())
            .array();
    byte[] material = passphrase.derive(salt, ITERATIONS);
    header.put(MAGIC).putInt(VERSION).putInt(ITERATIONS).put(salt).put(verifier(material));
    into.write(header.array());
    SecretKeySpec key = new SecretKeySpec(material, 0, 32, "AES");
    return new Sealing(new DataOutputStream(into), new SealedChunks(header.array(), key));
  }

  /// A stream of what was sealed. Reading it throws [FolderRefused] at anything that is not as
  /// sealed.
  static InputStream opening(InputStream from, Passphrase passphrase) throws IOException {
    byte[] bytes = from.readNBytes(HEADER_BYTES);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER_BYTES || !Arrays.equals(bytes, 0, 8, MAGIC, 0, 8)) {
      throw new FolderRefused(
          "This file is no Renkei backup; name one that `renkei backup` wrote.",
          "これは連携のバックアップではありません。renkei backup が書いたファイルを示してください。");
    }
    if (header.getInt(8) != VERSION) {
      throw new FolderRefused(
          "This backup has format " + header.getInt(8) + "; this Renkei reads format " + VERSION);
    }
    int iterations = header.getInt(12);
    if (iterations < 1 || iterations > ITERATIONS_MAX) {
      throw new FolderRefused("This backup's header is damaged.");
    }
    byte[] material = passphrase.derive(Arrays.copyOfRange(bytes, 16, 32), iterations);
    if (!MessageDigest.isEqual(verifier(material), Arrays.copyOfRange(bytes, 32, 64))) {
      throw new FolderRefused(
          "The passphrase does not open this backup (or its first 64 bytes are damaged). Give the"
              + " passphrase with which it was taken.",
          "この合言葉ではバックアップを開けません（または先頭の 64 バイトが壊れています）。取ったときの合言葉を示してください。");
    }
    SecretKeySpec key = new SecretKeySpec(material, 0, 32, "AES");
    return new Unsealing(new DataInputStream(from), new SealedChunks(bytes, key));
  }

  private static byte[] verifier(byte[] material) {
    return Hash.sha256(VERIFIER, Arrays.copyOfRange(material, 32, 64)).bytes();
  }

  /// Every key seals one file, so the chunk's number and the last mark make each nonce unique.
  private byte[] crypt(int mode, boolean last, byte[] bytes, int length)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(number).array();
    number++;
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(header);
    return cipher.doFinal(bytes, 0, length);
  }

  private static final class Sealing extends OutputStream {
    private final DataOutputStream into;
    private final SealedChunks chunks;
    private final byte[] plain = new byte[CHUNK_BYTES];
    private int filled;
    private boolean closed;

    private Sealing(DataOutputStream into, SealedChunks chunks) {
      this.into = into;
      this.chunks = chunks;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int done = 0;
      while (done < length) {
        if (filled == CHUNK_BYTES) {
          chunk(false);
        }
        int count = Math.min(length - done, CHUNK_BYTES - filled);
        System.arraycopy(bytes, offset + done, plain, filled, count);
        filled += count;
        done += count;
      }
    }

    private void chunk(boolean last) throws IOException {
      try {
        byte[] sealed = chunks.crypt(Cipher.ENCRYPT_MODE, last, plain, filled);
        into.writeInt(sealed.length | (last ? LAST : 0));
        into.write(sealed);
        filled = 0;
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("this Java cannot seal with AES-GCM", impossible);
      }
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        chunk(true);
        Arrays.fill(plain, (byte) 0);
        into.flush();
      }
    }
  }

  private static final class Unsealing extends InputStream {
    private final DataInputStream from;
    private final SealedChunks chunks;
    private byte[] plain = new byte[0];
    private int next;
    private boolean last;

    private Unsealing(DataInputStream from, SealedChunks chunks) {
      this.from = from;
      this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      while (next == plain.length) {
        if (last) {
          return -1;
        }
        chunk();
      }
      int count = Math.min(length, plain.length - next);
      System.arraycopy(plain, next, into, offset, count);
      next += count;
      return count;
    }

    private void chunk() throws IOException {
      try {
        int word = from.readInt();
        last = (word & LAST) != 0;
        int length = word & ~LAST;
        if (length < TAG_BITS / 8 || length > CHUNK_BYTES + TAG_BITS / 8) {
          throw damaged("a chunk cannot have " + length + " bytes");
        }
        byte[] sealed = new byte[length];
        from.readFully(sealed);
        plain = chunks.crypt(Cipher.DECRYPT_MODE, last, sealed, length);
        next = 0;
        if (last && from.read() >= 0) {
          throw damaged("something was added behind its end");
        }
      } catch (EOFException e) {
        throw new FolderRefused("This backup is cut short: its end is missing.", e);
      } catch (AEADBadTagException _) {
        throw damaged("bytes were changed");
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("this Java cannot open AES-GCM", impossible);
      }
    }

    private FolderRefused damaged(String what) {
      return new FolderRefused(
          "This backup is damaged in chunk " + Math.max(1, chunks.number) + ": " + what + ".");
    }
  }
}
