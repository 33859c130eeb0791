// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import renkei.core.base.Hash;

/// A hash as ten words, so that two people can compare it over a telephone: each word stands for
/// one byte, so ten stand for the first 80 bits. English words differ in their first four letters,
/// Japanese words in their first three kana; no word begins another. The lists never change: a word
/// that was read out in one version must be the same in the next.
public final class Words {
  /// How many words stand for a hash.
  public static final int COUNT = 10;

  private static final List<String> ENGLISH =
      list(
          """
          acorn actor adult agent album alder alley amber anchor angle ankle anvil apple april
          apron arch armor arrow artist aspen atlas atom autumn bacon badge bagel baker bamboo
          banjo barrel basin beach bean bell bench berry bird bishop blanket blossom board
          boat bonus border bottle boulder brain bread brick bridge bronze bucket buffalo
          bugle butter cabin cable cactus camel candle canoe canyon carbon castle cedar cello
          chain cherry chess chimney cider circle citrus clay cliff clock cloud clover cobalt
          coffee comet copper coral cotton cousin crater cricket crown crystal cube cup
          curtain daisy dancer dawn deer delta desert diamond dinner doctor dolphin donkey
          dragon dream drum eagle earth echo elbow elder ember engine eraser evening fabric
          falcon farmer feather fern fiddle finger flame flute forest fossil fountain fox
          frost garden garlic gazelle ginger giraffe glacier glove goat gold grape gravel
          guitar hammer harbor harvest hawk hazel hedge helmet heron hill honey horizon hotel
          igloo index ink iron island ivory jacket jade jelly jewel jigsaw judge jungle kayak
          kernel kettle key kitchen kite koala ladder lagoon lantern lapis laurel lawyer leaf
          lemon lentil letter lily linen lion lizard llama lobster lotus lumber magnet mango
          maple marble meadow melon metal mill mirror moon mosaic mountain muffin museum
          napkin nectar needle nickel noodle north novel oasis ocean olive onion opal orange
          orchid otter oven owl oyster paddle panda paper parrot peach pebble pelican pencil
          pepper piano pigeon pillow pine planet plum pocket poet pond potato prism pumpkin
          puppet quail quartz quill rabbit radio raft rainbow raven ribbon river robin
          """);

  private static final List<String> JAPANESE =
      list(
          """
          あさひ あじさい あずき あひる あまぐも あめんぼ あらし あわび いかだ いちご
          いちょう いなずま いのしし いるか いろり いわし うぐいす うさぎ うちわ
          うなぎ うみべ うめぼし うろこ えだまめ えのき えんぴつ えんとつ おうむ
          おかゆ おにぎり おはぎ おまもり おりがみ おんせん かえる かがみ かきね
          かぐら かざぐるま かしわ かすみ かたつむり かつお かなづち かばん かぶと
          かぼちゃ かまきり かもめ からす かわら きつね きのこ きゅうり きりん
          きんぎょ くじら くすのき くちばし くつした くまで くもり くらげ くるみ
          くわがた けいと けしき けやき げんかん こうもり こおり こけし こだま こたつ
          ことり こはく こむぎ ころも こんぶ さかな さくら ささぶね さつき さばく
          さむらい さらだ さんま しいたけ しおり しぐれ しじみ しずく しっぽ しまうま
          しゃぼん しょうが しらかば しんじゅ すいか すいれん すぎな すずめ すだれ
          すなば すみれ すもも ずきん せともの せんべい ぜんまい そうげん そらまめ
          そろばん たいこ たうえ たきび たけのこ たこやき たちばな たてごと たぬき
          たまご たらこ たんぽぽ ちくわ ちどり ちまき ちゃわん ちょうちん つくえ
          つくし つつじ つばき つぼみ つみき つらら つりばし てがみ てすり てのひら
          てぶくろ てまり てんとう とうふ とおり とかげ とけい とさか となかい とびら
          とまと とんぼ どんぐり なぎさ なすび なたね なでしこ なまず なみだ なわとび
          にしき にぼし にわとり にんじん ぬいもの ねむのき ねんど のこぎり のはら
          のれん はがき はくさい はさみ はしご はちみつ はっぱ はとば はなび はまぐり
          はやし はるかぜ ばけつ ひいらぎ ひがさ ひしゃく ひつじ ひなた ひばり
          ひまわり ひょうたん ひらめ ふうせん ふきのとう ふくろう ふすま ふとん ふなで
          ふもと ふろしき へちま ほうき ほおずき ほしくさ ほたる ぼうし まくら まぐろ
          まつり みかん みさき みずうみ みそしる みちしお みつばち みなと みのむし
          みやげ むぎちゃ むささび むしろ むらさき めいろ めがね めだか もくれん
          もぐら ものさし もみじ やかん やぐら やしろ やなぎ やまびこ ゆうひ ゆかた
          ゆきだるま ゆず ゆのみ ゆびわ よあけ よこぶえ よもぎ よろい らくだ らっぱ
          らっこ りぼん りんご れもん れんげ れんこん ろうそく わかめ わさび わたあめ
          わらび
          """);

  private Words() {}

  /// Ten English words for the hash.
  public static List<String> english(Hash hash) {
    return of(hash, ENGLISH);
  }

  /// Ten Japanese words, in hiragana, for the same 80 bits.
  public static List<String> japanese(Hash hash) {
    return of(hash, JAPANESE);
  }

  /// Whether what was typed or heard are the words of that hash, in either language. Case does not
  /// count, nor does how wide the space between the words is.
  public static boolean match(String heard, Hash hash) {
    List<String> words = List.of(heard.strip().toLowerCase(Locale.ROOT).split("[\\s\u3000]+", -1));
    return words.equals(english(hash)) || words.equals(japanese(hash));
  }

  static List<String> englishList() {
    return ENGLISH;
  }

  static List<String> japaneseList() {
    return JAPANESE;
  }

  private static List<String> of(Hash hash, List<String> list) {
    byte[] bytes = hash.bytes();
    List<String> words = new ArrayList<>(COUNT);
    for (int i = 0; i < COUNT; i++) {
      words.add(list.get(Byte.toUnsignedInt(bytes[i])));
    }
    return List.copyOf(words);
  }

  private static List<String> list(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }
}
