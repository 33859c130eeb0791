// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.regex.Pattern;
import renkei.core.base.Bytes;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;

/// The form that documents share, at home and released.
final class Documents {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9.+-]{0,63}/[a-z0-9][a-z0-9.+-]{0,63}");

  private Documents() {}

  static void check(String title, String mediaType, Bytes content) {
    Form.line("a title", title);
    Malformed.unless(!title.isBlank(), "a document has a title");
    Malformed.unless(
        MEDIA_TYPE.matcher(mediaType).matches(), "a media type is written like application/pdf");
    if (content.size() > Limits.DOCUMENT_BYTES_MAX) {
      throw new Malformed(
          "a document has at most " + Limits.DOCUMENT_BYTES_MAX + " bytes, not " + content.size());
    }
  }
}
