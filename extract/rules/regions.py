"""What regions are called beside their names in GB/T 2260, and the words that mislead.

Short forms are made by rule from the full names (宁夏回族自治区 → 宁夏, 昌吉回族自治州 → 昌吉州, 昌吉); only what no rule makes stands here.
"""

from __future__ import annotations

from extract.rules import Rule

LEVELS = {2: "province", 4: "prefecture", 6: "county", 9: "township"}

# one letter for a province, as it stands at the head of a 文号 (闽政办〔2020〕3号) and in 京津冀
ABBREVIATIONS = {
    "京": "11", "津": "12", "冀": "13", "晋": "14", "内蒙古": "15", "蒙": "15", "辽": "21", "吉": "22", "黑": "23", "沪": "31", "苏": "32", "浙": "33",
    "皖": "34", "闽": "35", "赣": "36", "鲁": "37", "豫": "41", "鄂": "42", "湘": "43", "粤": "44", "桂": "45", "琼": "46", "渝": "50",
    "川": "51", "蜀": "51", "黔": "52", "贵": "52", "滇": "53", "云": "53", "藏": "54", "陕": "61", "秦": "61", "甘": "62", "陇": "62", "青": "63",
    "宁": "64", "新": "65", "港": "81", "澳": "82", "台": "71",
}  # fmt: skip

# aliases that no rule makes: alias → code
ALIASES = {"兵团": "66", "生产建设兵团": "66", "内蒙": "15", "西双版纳州": "5328", "黔西南州": "5223", "黔东南州": "5226", "黔南州": "5227",
           "湘西州": "4331", "恩施州": "4228", "湘西自治州": "4331", "恩施自治州": "4228", "海西州": "6328", "博州": "6527", "巴州": "6528",
           "克州": "6530", "锡盟": "1525", "香港": "81", "澳门": "82", "台湾": "71"}  # fmt: skip

PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|"
    "东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克族|塔吉克|怒族|俄罗斯族|鄂温克族|"
    "德昂族|保安族|裕固族|京族|鄂伦春族|独龙族|门巴族|珞巴族|基诺族|蒙古|各族"
)

# short names of prefectures that are words or parts of words: they count only with their 市, 州 or 地区
WORDS = frozenset(
    "日照 白银 安康 中山 吉安 黄山 泰安 长春 大理 文山 海东 海西 海北 海南 黄南 和田 三明 大同 平凉 朝阳 保定 通化 安顺 丽水 六安 丹东 东营 资阳 普洱 广安 巴中 "
    "德阳 本溪 四平 白山 白城 双鸭山 鹤岗 鸡西 铁岭 常德 宝鸡 商洛 固原 中卫 吉林 衡水 临沂 长治 来宾 玉林 贵港 河池 河源 阳江 云浮 清远 眉山 遂宁 内江 金昌 定西 山南 "
    "怒江 红河 临夏 玉树 昌吉 伊春 绥化 马鞍山 黄石 荆门 宜春 上饶 新余 孝感 咸宁 随州 永州 怀化 延安 榆林 汉中 三亚 三沙 東莞 湘西 和平 武威 张掖 酒泉".split()
)

# names of counties that are common words, or that common words end in: only right after their parent's name
COMMON_WORDS = frozenset(
    "城区 郊区 矿区 新区 东区 西区 和县 市中区 城中区 开县 达县 通县 代县 成县 费县 易县 单县 随县 应县 任县 文县 城郊区 市区 市郊区 桥区 应城市".split()
)

AFTER = Rule(
    "region_not_before",
    r"(?<=市)(?:场|容(?!环)|价|值|民(?![政宗族航营办生])|辖区)|(?<=区)(?:域|分(?![局公])|别|划|间(?!协)|块|位|级)|(?<=乡)(?:村|镇|土|愁|亲|贤|音)|(?<=镇)(?:江|压|静|级|痛|区(?!政府))|(?<=州)(?:际)|(?<=县)(?:级|域|道)",
    examples=("青禾市⟦场⟧监管局", "云岭区⟦域⟧协调发展", "白石乡⟦村⟧振兴"),
    counter_examples=("青禾市民政局", "云岭区分局", "青禾市容环境卫生中心"),
    source="what may not follow the last character of a region's name",
)
