// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// Which documents a party keeps with a programme. Domestic: to whom a document goes is decided for
/// each partner, and what is kept with a programme tells nobody of it.
public sealed interface ProgrammeFile extends Domestic {

  /// A document, own or received, is kept with a programme, or not any more.
  ///
  /// @param programme entry id of the opening of its development
  /// @param document id of an own document, or of the entry by which it was released here
  /// @param kept false: it was kept there by mistake
  record DocumentKept(EntryId programme, EntryId document, boolean kept) implements ProgrammeFile {
    @Override
    public boolean act() {
      return false;
    }
  }
}
