package io.tongxing.sandbox.authority.chip;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A name in the letters of machine readable zones: surname, two fillers, given names. Knows the pinyin of the characters that
 * people here are named with; any other character becomes an X, as a reader has to look at the name in Chinese anyway.
 */
final class PrintedName {
    private static final List<String> COMPOUND_SURNAMES = List.of("欧阳", "司马", "诸葛", "上官", "慕容", "夏侯");
    private static final Map<Integer, String> PINYIN = table("""
            王 WANG 李 LI 张 ZHANG 刘 LIU 陈 CHEN 杨 YANG 赵 ZHAO 黄 HUANG 周 ZHOU 吴 WU 徐 XU 孙 SUN 胡 HU 朱 ZHU 高 GAO
            林 LIN 何 HE 郭 GUO 马 MA 罗 LUO 梁 LIANG 宋 SONG 郑 ZHENG 谢 XIE 韩 HAN 唐 TANG 冯 FENG 于 YU 董 DONG 萧 XIAO
            欧 OU 阳 YANG 司 SI 诸 ZHU 葛 GE 上 SHANG 官 GUAN 慕 MU 容 RONG 夏 XIA 侯 HOU 陌 MO 改 GAI 名 MING 三 SAN 四 SI
            伟 WEI 强 QIANG 磊 LEI 军 JUN 洋 YANG 勇 YONG 杰 JIE 涛 TAO 超 CHAO 明 MING 刚 GANG 平 PING 辉 HUI 鹏 PENG
            飞 FEI 宇 YU 浩 HAO 然 RAN 博 BO 文 WEN 轩 XUAN 泽 ZE 晨 CHEN 铭 MING 睿 RUI
            芳 FANG 娜 NA 敏 MIN 静 JING 丽 LI 娟 JUAN 艳 YAN 霞 XIA 秀 XIU 兰 LAN 玲 LING 桂 GUI 英 YING 婷 TING 雪 XUE
            琳 LIN 悦 YUE 欣 XIN 怡 YI 梓 ZI 涵 HAN 诗 SHI 若 RUO 岚 LAN 小 XIAO 大 DA 国 GUO 华 HUA 红 HONG 建 JIAN
            """);

    private PrintedName() {}

    /** Filled or cut to the length. */
    static String of(String name, int length) {
        String printed = isLatin(name) ? latin(name) : chinese(name);
        return (printed + "<".repeat(length)).substring(0, length);
    }

    private static boolean isLatin(String name) {
        return name.codePoints().allMatch(character -> character < 0x80);
    }

    private static String latin(String name) {
        String letters = name.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z ]", "");
        return letters.replaceFirst(" +", "<<").replaceAll(" +", "<");
    }

    private static String chinese(String name) {
        int surname = COMPOUND_SURNAMES.stream().anyMatch(name::startsWith) ? 2 : 1;
        int[] characters = name.codePoints().toArray();
        StringBuilder printed = new StringBuilder();
        for (int i = 0; i < characters.length; i++) {
            printed.append(i == surname ? "<<" : "").append(PINYIN.getOrDefault(characters[i], "X"));
        }
        return printed.toString();
    }

    private static Map<Integer, String> table(String pairs) {
        String[] words = pairs.strip().split("\\s+");
        Map<Integer, String> table = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            table.put(words[i].codePointAt(0), words[i + 1]);
        }
        return table;
    }
}
