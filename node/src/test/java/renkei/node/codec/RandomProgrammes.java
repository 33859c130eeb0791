// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import renkei.core.entry.Body;
import renkei.core.entry.Kind;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Programme;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.ProgrammeFile;

/// Random programmes.
record RandomProgrammes(RandomEntries draw) {

  Matter.ProgrammeStage stage() {
    List<PartyId> partners = List.copyOf(new TreeSet<>(draw.set(2, 5, draw::party)));
    List<Programme.Portion> portions = new ArrayList<>();
    int left = Programme.WHOLE;
    for (int i = 0; i < partners.size(); i++) {
      int rest = partners.size() - 1 - i;
      int part = rest == 0 ? left : 1 + draw.below(left - rest);
      portions.add(new Programme.Portion(partners.get(i), part));
      left -= part;
    }
    return new Matter.ProgrammeStage(
        draw.chance()
            ? Membership.of(draw.id())
            : new Membership(draw.id(), draw.function().code()),
        draw.chance() ? draw.id() : null,
        filled("title "),
        partners.get(draw.below(partners.size())),
        portions,
        draw.list(
            4,
            () ->
                new Programme.Site(
                    partners.get(draw.below(partners.size())),
                    "site " + draw.line(30),
                    draw.line(30))));
  }

  Body of(Kind kind) {
    return switch (kind) {
      case MILESTONE_PLANNED ->
          new ProgrammeEntry.MilestonePlanned(draw.id(), filled("name "), draw.time());
      case MILESTONE_MOVED ->
          new ProgrammeEntry.MilestoneMoved(
              draw.id(), draw.id(), draw.time(), "because " + draw.line(40));
      case MILESTONE_REACHED ->
          new ProgrammeEntry.MilestoneReached(draw.id(), draw.id(), draw.time(), draw.line(40));
      case DOCUMENT_KEPT -> new ProgrammeFile.DocumentKept(draw.id(), draw.id(), draw.chance());
      default -> throw new IllegalArgumentException(kind + " is not drawn here");
    };
  }

  private Names filled(String what) {
    return new Names(what + draw.line(40), what + draw.line(40));
  }
}
