// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Entry;
import renkei.core.journal.JournalCheck;
import renkei.core.turn.OfficerSignatures;
import renkei.node.web.Sentences;

/// What a verification of a whole journal found, as a program and as a person reads it.
///
/// @param chain of the rows and their checks
/// @param signatures of officers in them
record JournalFinding(JournalCheck.Report chain, OfficerSignatures signatures) {
  boolean right() {
    return chain.whole() && signatures.failed() == 0;
  }

  Map<String, Object> answer() {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("rows", chain.rows());
    answer.put("whole", chain.whole());
    answer.put("notes", String.join(" ", chain.sentences()));
    answer.put("signedByOfficers", signatures.checked());
    answer.put("signedByPartyAlone", signatures.partyAlone());
    answer.put("wrong", signatures.failed());
    answer.put("faults", signatures.faults().stream().map(JournalFinding::fault).toList());
    return answer;
  }

  private static Map<String, Object> fault(OfficerSignatures.Fault fault) {
    Map<String, Object> row = new LinkedHashMap<>();
    Entry entry = fault.entry();
    row.put("row", fault.position());
    row.put("kind", entry == null ? null : entry.kind().name());
    row.put("entry", entry == null ? null : entry.id().hex());
    row.put("party", entry == null ? null : entry.party().key().hex());
    row.put("officer", entry == null ? null : entry.officer().code());
    row.put("code", fault.why().code().name());
    row.put(
        "sentence", Map.of("en", fault.why().sentence(), "ja", Sentences.ja(fault.why().code())));
    return row;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("rows: " + chain.rows());
    lines.add("whole: " + chain.whole());
    lines.add("notes: " + String.join(" ", chain.sentences()));
    lines.add("signed by officers, checked: " + signatures.checked());
    lines.add("signed by the party's key alone: " + signatures.partyAlone());
    lines.add("wrong: " + signatures.failed());
    for (OfficerSignatures.Fault fault : signatures.faults()) {
      lines.add(
          "  row "
              + fault.position()
              + ": "
              + whose(fault.entry())
              + fault.why().code()
              + ": "
              + fault.why().sentence());
    }
    lines.add(
        "記録簿の行 "
            + chain.rows()
            + "、連鎖は"
            + (chain.whole() ? "正しい" : "正しくない")
            + "。検証した担当者の署名 "
            + signatures.checked()
            + "、当事者の鍵のみによる行為 "
            + signatures.partyAlone()
            + "、署名が正しくない行為 "
            + signatures.failed()
            + "。");
    for (OfficerSignatures.Fault fault : signatures.faults()) {
      lines.add("  行 " + fault.position() + "：" + Sentences.ja(fault.why().code()));
    }
    if (signatures.failed() > signatures.faults().size()) {
      lines.add("Only the first " + signatures.faults().size() + " are shown. 最初の分だけを示す。");
    }
    return lines;
  }

  private static String whose(@Nullable Entry entry) {
    return entry == null
        ? ""
        : entry.kind()
            + " "
            + entry.id().hex()
            + " by officer "
            + entry.officer().code()
            + " of party "
            + entry.party().key().hex().substring(0, 12)
            + ": ";
  }
}
