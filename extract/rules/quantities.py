"""How amounts are written: numerals, multipliers, units and classifiers, comparators, words of change.

Units are data: a name, its kind, and what must not follow it (家 is no unit in 5家庭, 部 none in 8部门). What follows
from a unit's kind is for the readers of a quantity to decide: a device's 毫米 is seldom a target, a 公里 often.
"""

from __future__ import annotations

from extract.rules import Rule

#: kind → units; the longest name that fits wins
UNITS: dict[str, str] = {
    "share": "% ‰ 个百分点 百分点 个点 倍 成",
    "area": "平方公里 平方千米 平方米 平米 ㎡ m2 ㎢ km2 公顷 亩 亩次",
    "volume": "立方米 标准立方米 ㎥ m3 立方 方 标方",
    "length": "公里 千米 ㎞ km Km KM 海里 米 延米 m",
    "mass": "吨标准煤 吨标煤 吨二氧化碳当量 吨二氧化碳 吨油当量 吨煤 吨公里 载重吨 总吨 吨 t 公斤 千克标准煤 克标准煤 千克 kg 克 g 斤 担",
    "energy": "千瓦时 千瓦小时 kWh 兆瓦时 千瓦 kW kw KW 兆瓦 MW 吉瓦 GW 蒸吨 千伏安时 千伏安 kVA 兆伏安 MVA",
    "traffic": "标准箱 标箱 TEU 标张 重量箱 人公里",
    "data": "GB TB PB Mbps Gbps Tbps G M 兆 PFlops PFLOPS 标准机架 机架",
    "people": "人次 人天 人 名 位 户次 户 家次",
    "count": "个 家 所 座 处 台套 台（套） 台 套 辆 艘 架次 架 列 张 间 栋 幢 块 片 只 头 匹 羽 尾 株 棵 支 部 册 场次 场 项 件 条 款 宗 起 笔 批次 批 例 "
    "份 篇 门 种 类 组 根 口 眼 盏 枚 顶 班次 车次 航次 艘次 辆次 台次 件次 列次 株次 单 票 床 学时 课时 次",
    "device": "mm cm 毫米 厘米 微米 μm kV KV 千伏 伏 V A 分贝 dB 兆帕 MPa kPa Pa L 升 毫升 ml mL 瓦 W 赫兹 Hz ℃ 摄氏度 度 mg μg 毫克 微克",
    "time": "年 个月 个季度 个星期 周 天 日 小时 个小时 分钟 秒 个工作日 工作日 个自然日 周岁 岁 个学期",
    "score": "分 星",
}

#: unit → what must not stand after it (the word that it would be cut out of)
GUARDS: dict[str, str] = {
    "个": "人信息|别|性化",
    "家": "庭|属|长|具|园|乡|校|政",
    "所": "有|需|得|在|属|以|示|长",
    "座": "谈",
    "处": "理|置|罚|于|分|室|级|长",
    "台": "账|湾|胞|商|资|风|式|阶",
    "套": "餐|取",
    "间": "接|距|隔|歇|的",
    "块": "链",
    "片": "区|面|段",
    "只": "要|有|能|是",
    "支": "持|部|付|撑|援|出|线|流",
    "部": "门|委|分|署|长|级|位|队|手|省",
    "场": "地|所|景|馆|站|外",
    "项": "目标",
    "条": "例|件|款|码|形|文",
    "款": "项|式",
    "起": "草|来|步|点|源|到|诉|重|始|止",
    "批": "准|复|示|发|评|量|办|零",
    "例": "如|外|会|行",
    "份": "额",
    "门": "诊|店|户|窗|槛",
    "种": "子|植|业|苗|养|质|粮|畜|鸡",
    "类": "别|似|型",
    "组": "织|长|成|建|合|团|装|员",
    "根": "据|本|治|除|源",
    "口": "岸|径|罩|粮",
    "名": "称|单|录|义|誉|优|牌|额",
    "位": "于|置|居",
    "人": "民|均|大代|社|员|类|物|口|居|行|格|为|财|体|脸",
    "户": "籍|外|口|均|型|用|主|厕",
    "次": "级|日|月|年|要|生|序|新",
    "张": "贴|榜",
    "单": "位|独|元|一|项|个|方|价|产",
    "票": "据|否|价",
    "床": "位标准",
    "顶": "层|棚|岗",
    "列": "入|为|出|表|明|支",
    "架": "构|设|空",
    "株": "洲",
    "眼": "科|镜|部",
    "笔": "试|记",
    "方": "面|案|式|可|便|位|法|能|向|针|言|阵|舱",
    "米": "粉|面|制|业|饭",
    "天": "气|然|后|水|地|山",
    "日": "期|前|起|常|报|间|内|历|元|至|在",
    "年": "度|版|期|初|底|末|级|代|中|轮|鉴|龄|画|间",
    "周": "边|转|期|围|密|例|末|日",
    "分": "别|类|级|管|局|解|工|配|布|析|散|阶|区|批|公司|为|档|段|步|期|包|离|项|行|之",
    "度": "假|过|汛",
    "成": "为|立|效|员|本|果|都|功|交|绩|熟|长|品|人|分|套|片|型|批|县|活",
    "升": "级|至|到|降|学|温",
    "克": "服|拉",
    "担": "保|当|任|负",
    "瓦": "斯|房",
    "倍": "增",
    "星": "级|期|火",
    "m": "[a-zA-Z]",
    "t": "[a-zA-Z]",
    "g": "[a-zA-Z]",
    "G": "[a-zA-Z+]|网|基|通|手|终|技术|应用|建设|信号|专|用户|移动|产业|融合|示范|站",
    "M": "[a-zA-Z]",
    "L": "[a-zA-Z]",
    "V": "[a-zA-Z]|类",
    "A": "[a-zA-Z]|级|类|型|股",
    "W": "[a-zA-Z]",
}

#: units that count only with 万 or 亿 before them (3.8万G, but 5G and 4A)
NEED_MULTIPLIER = frozenset({"G", "M", "A", "V", "W", "L", "星", "度", "担", "单", "票"})

#: what may stand after the slash of a rate, besides a unit
PER = "百万换算吨公里 万人口 万人 千人 万户 万元 亿元 万公顷 日 天 年 月 周 时 小时 h d a s 次 人 户 床 元 车 吨 度 亩 台 套 千瓦时 立方米 平方米 公里 件"

COMPARATORS: dict[str, str] = {
    ">=": "不低于 不少于 不小于 不得低于 不得少于 不得小于 不能低于 不能少于 大于等于 大于或等于 至少达到 至少有 至少 最低达到 ≥ ≧ ≮",
    "<=": "最多不超过 不高于 不超过 不大于 不多于 不得超过 不得高于 不得大于 不得多于 不能超过 小于等于 小于或等于 控制在 限制在 控制到 ≤ ≦ ≯ 最多 不超",
    ">": "超过 大于 高于 多于 突破 超 逾 >",
    "<": "低于 小于 少于 短于 <",
    "~": "约为 大约 约 接近 近",
}

SUFFIXES: dict[str, str] = {
    ">=": "（含）以上 及以上 以上",
    "<=": "（含）以下 及以下 以下 以内 之内 内",
    "~": "左右 上下",
}

#: words of change that make the number an amount of change, where no 到 or 至 stands between (提高5个百分点, not 提高到5%)
CHANGES: dict[str, str] = {
    "increase": "增长 增加 提高 提升 上升 增幅 增速 上涨 递增 扩大 增产 增收",
    "decrease": "下降 降低 减少 削减 压减 缩减 压缩 降幅 下浮 减低 缩短 压降 核减 递减 精简",
    "new": "新增 净增",
    "cumulative": "累计",
}

NUMBER = Rule(
    "number",
    r"\d+(?:,\d{3})*(?:\.\d+)?",
    examples=("完成⟦13838⟧户", "共⟦2,304⟧条", "⟦98.5⟧%"),
    counter_examples=("若干户",),
)

SHARE_IN_WORDS = Rule(
    "share in words",
    r"(?P<sign>[百千])分之(?P<words>[零〇一二三四五六七八九十百点]+)",
    examples=("参保率⟦百分之九十五⟧以上", "不低于⟦百分之五⟧", "⟦千分之三⟧以内", "提高⟦百分之三点五⟧"),
    counter_examples=("三分之二以上", "六个百分百"),
    source="older papers write shares in Chinese numerals",
)

NUMBER_IN_WORDS = Rule(
    "number in words before a unit",
    r"(?<![第十百千万〇零一二两三四五六七八九每])"
    r"(?P<words>[一二两三四五六七八九]?[十百千][十百千零一二三四五六七八九]{0,5}|[一二两三四五六七八九])"
    r"(?=个百分点|[多余]?[万亿]?(?:户(?!不|一)|座|所|家(?![庭属])|台|套|辆|名(?!称)|亩|公里|吨|人次|平方米|张|艘|栋|间|片(?!区)|处(?!理|于)"
    r"|条(?=[^，。；]{0,10}(?:街|线路|生产线|产业链|产业带|通道|航线|步道|绿道|廊道))))",
    examples=("提高⟦三⟧个百分点", "新建⟦十⟧所幼儿园", "安置⟦五千⟧户", "配备⟦一⟧台水泵", "建成⟦两⟧座变电站", "打造⟦一⟧条特色商业街"),
    counter_examples=(
        "一条龙服务",
        "第三所学校",
        "三个月",
        "十个方面",
        "一级管网",
        "一是加强",
        "三区三线",
        "四个意识",
        "每一户都要到",
        "一户不漏",
    ),
    source="small counts of things are often written out",
)

EACH_IN_WORDS = Rule(
    "one in words that each of many is to have",
    r"(?:每个?(?:县|市|区|旗|乡|镇|街道|村|社区|学校|学院|医院|园区|企业|单位|行业|领域|产业)[^，。；每]{0,14}|(?:至少|不少于|最少)[^，。；\d]{0,8})"
    r"(?<![第十百千万〇零每])(?P<words>[一二两三四五六七八九十])(?P<unit>[个项支])(?![人性别百月小工星季年周学方百]|以上)",
    examples=("⟦每个县（市、区）建成一个⟧示范基地", "⟦至少培育三项⟧特色产业", "⟦每个乡镇组建一支⟧应急队伍"),
    counter_examples=("打造一个平台", "每个人", "至少三个月", "至少提前一个工作日"),
)

UNWANTED_BEFORE = Rule(
    "what makes a number no amount",
    r"(?:[第A-Za-z_.〔/\\#\d]|[A-Za-z]-|附件|附表|专栏|电话|传真|邮编|热线|国道|省道|县道|型号)$",
    examples=("第", "DB", "GB-", "附件", "热线"),
    counter_examples=("完成", "达到", "新增"),
)

NOT_A_QUANTITY = Rule(
    "fixed expressions with a number",
    r"\d+[×x*]24小时|\d+年一遇|\d+个(?:一[^，。；]|百分百|坚持|维护|意识|自信|确立|严禁|不准|到位)|\d+(?:周年|世纪)|\d+：\d+",
    examples=("⟦7×24小时⟧值守", "⟦50年一遇⟧", "⟦6个百分百⟧", "⟦21世纪⟧"),
    counter_examples=("24个村", "50年", "6个项目"),
)
