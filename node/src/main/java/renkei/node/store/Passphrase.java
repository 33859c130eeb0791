// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What seals a backup: typed by a person, or the first line of a file that only its owner can
/// read.
public final class Passphrase {
  /// Fewer characters are refused.
  public static final int CHARS_MIN = 12;

  private static final int FILE_BYTES_MAX = 4096;
  private static final Set<PosixFilePermission> ALLOWED =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final char[] chars;

  private Passphrase(char[] chars) {
    this.chars = chars;
  }

  /// From what was typed; the array is copied.
  public static Passphrase typed(char[] typed) {
    if (typed.length < CHARS_MIN) {
      throw new FolderRefused(
          "A passphrase has at least " + CHARS_MIN + " characters; choose a longer one.",
          "合言葉は " + CHARS_MIN + " 文字以上です。長いものを選んでください。");
    }
    return new Passphrase(typed.clone());
  }

  /// From the first line of a file of mode 0600 or 0400.
  public static Passphrase inFile(Path file) {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (!ALLOWED.containsAll(mode)) {
        throw new FolderRefused(
            "The passphrase file "
                + file
                + " is open to others ("
                + PosixFilePermissions.toString(mode)
                + "). Fix it with: chmod 600 "
                + file,
            "合言葉のファイル " + file + " をほかの利用者も読めます。次で直してください：chmod 600 " + file);
      }
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw new FolderRefused(
            "The passphrase file " + file + " has more than " + FILE_BYTES_MAX + " bytes.");
      }
      return typed(firstLine(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new FolderRefused("The passphrase file " + file + " cannot be read: " + e, e);
    }
  }

  private static char[] firstLine(byte[] bytes) {
    CharBuffer all = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
    Arrays.fill(bytes, (byte) 0);
    int end = 0;
    while (end < all.length() && all.charAt(end) != '\n' && all.charAt(end) != '\r') {
      end++;
    }
    char[] line = new char[end];
    all.get(line);
    Arrays.fill(all.array(), '\0');
    return line;
  }

  /// 64 bytes of key material by PBKDF2 with HMAC-SHA-512 (RFC 8018).
  byte[] derive(byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(chars, salt, iterations, 512);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no PBKDF2", impossible);
    } finally {
      spec.clearPassword();
    }
  }

  /// Never the passphrase.
  @Override
  public String toString() {
    return "passphrase";
  }
}
