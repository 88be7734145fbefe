package io.tongxing.sandbox.person;

import java.util.List;
import java.util.random.RandomGenerator;

/** Plausible names out of a short list of our own; nobody real is meant by any combination. */
final class ChineseNames {
    private static final List<String> SURNAMES = List.of(
            "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁",
            "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧");
    private static final List<String> COMPOUND_SURNAMES = List.of("欧阳", "司马", "诸葛", "上官", "慕容", "夏侯");
    private static final String MALE_CHARACTERS = "伟强磊军洋勇杰涛超明刚平辉鹏飞宇浩然博文轩泽晨铭睿";
    private static final String FEMALE_CHARACTERS = "芳娜敏静丽娟艳霞秀兰玲桂英婷雪琳悦欣怡梓涵诗若岚";
    private static final List<String> FOREIGN_SURNAMES =
            List.of("ABDRAKHMANOV", "KIM", "SMITH", "NOVAK", "TANAKA", "ROSSI", "MULLER", "SILVA");
    private static final List<String> FOREIGN_GIVEN_NAMES =
            List.of("ALEX", "ROBIN", "SASHA", "JAMIE", "MARIA", "DANIEL", "YUKI", "MIN");

    private ChineseNames() {}

    /** Mostly three characters, sometimes two, now and then a compound surname with four. */
    static String any(Sex sex, RandomGenerator random) {
        boolean compound = random.nextInt(12) == 0;
        String surname = pick(compound ? COMPOUND_SURNAMES : SURNAMES, random);
        int given = compound || random.nextInt(5) > 0 ? 2 : 1;
        String characters = sex == Sex.MALE ? MALE_CHARACTERS : FEMALE_CHARACTERS;
        StringBuilder name = new StringBuilder(surname);
        for (int i = 0; i < given; i++) {
            name.append(characters.charAt(random.nextInt(characters.length())));
        }
        return name.toString();
    }

    static String foreign(RandomGenerator random) {
        return pick(FOREIGN_SURNAMES, random) + " " + pick(FOREIGN_GIVEN_NAMES, random);
    }

    private static String pick(List<String> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
