"""How Chinese government papers write dates, periods and recurrences.

Patterns over folded text (no blanks, half-width digits, ``（）：；`` full width, ○ and О written 〇). Each reads one
piece, a year or what stands below it; ``extract.mentions.dates`` puts the pieces together. Forms after GB/T 9704
(成文日期 in Arabic figures), GB/T 15835 (years in full, ○ as 〇) and the plans themselves.
"""

from __future__ import annotations

from extract.rules import Rule

_CN = "[一二三四五六七八九十]"
_SEPARATOR = "(?:[-—–―─~]{1,3}|至|到|一(?=\\d))"
_DAYS = "3[01]|[12]\\d|0?[1-9]"
_MONTHS = "1[0-2]|0?[1-9]"
_CN_DAYS = "三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]"
_CN_MONTHS = "十[一二]?|[一二三四五六七八九]"

YEAR = Rule(
    name="date.year",
    pattern="(?P<year>(?<!\\d)(?:19|20)\\d\\d|[一二][九〇零O][〇零O一二三四五六七八九]{2})年(?!代|级|龄|均|生|报(?![送告名批备请]))度?",
    examples=("到⟦2024年⟧，全市完成", "⟦二○○九年⟧三月一日", "对⟦2021年度⟧任务验收", "⟦2023年⟧底前完成"),
    counter_examples=("九十年代", "建成1200年", "获得发文〔2023〕17号", "执行GB/T3100-2015的规定"),
    source="GB/T 15835: 年份用四位数字或〇",
)

NEAR_YEAR = Rule(
    name="date.near-year",
    pattern="(?P<near>今|明|本|当|次|来|后|去|上一?)年(?!级|龄|来|限|会|华|老|轻|青|均|鉴|利|味)度?",
    examples=("⟦今年⟧底前完成", "⟦本年度⟧任务", "⟦次年⟧三月底", "⟦去年⟧同期", "⟦上一年度⟧年报"),
    counter_examples=("近年来", "新年音乐会"),
)

PLAN_PERIOD = Rule(
    name="date.plan-period",
    pattern="“?(?P<plan>十[一二三四五六七])五”?(?P<part>期间|时期|期末|末期?|期内|以来|中期|中后期|后期|前期|初期?)",
    examples=("⟦“十四五”期间⟧", "到⟦“十三五”末⟧建成", "⟦十二五期间⟧累计"),
    counter_examples=("《“十四五”规划》", "第十五条"),
    source="五年规划: 十五 2001–2005, 十一五 2006–2010, 十二五 2011–2015, 十三五 2016–2020, 十四五 2021–2025",
)

BELOW_YEAR = Rule(
    name="date.below-year",
    pattern="(?:"
    "第?(?P<quarter>[一二三四1-4])季度(?P<quarter_edge>末|底|初)?"
    "|(?P<half>[上下])半年(?P<half_edge>末|底)?"
    f"|(?P<season>[春夏秋冬])季(?!节)"
    f"|(?P<month>(?<!\\d)(?:{_MONTHS})|{_CN_MONTHS})月(?!度|报|均|薪|租|子|球|饼)份?"
    f"(?:(?P<day>(?:{_DAYS})|{_CN_DAYS})(?:[日号](?!常|均|益|光|报告制)|(?=前(?!期)))|(?P<ten_days>上中?旬|中下?旬|下旬)|(?P<month_edge>底|末|初|中(?![旬国央小医药学共])))?"
    ")",
    examples=(
        "2022年⟦10月15日⟧前",
        "⟦10月底⟧前",
        "⟦三月上旬⟧启动",
        "⟦6月份⟧完成",
        "⟦第三季度⟧",
        "⟦一季度末⟧",
        "⟦上半年⟧",
        "四月⟦十二月三十一日⟧",
        "⟦9月中下旬⟧汇总",
    ),
    counter_examples=("个月内", "工作日", "13家", "月度报表"),
)

YEAR_EDGE = Rule(
    name="date.year-edge",
    pattern="年?(?P<edge>底|末|终|(?:中|初)(?![小等国央期级步学医药心见]))|年?(?P<inside>内)(?![蒙部外容设])",
    examples=("到⟦年底⟧前", "今年⟦年底⟧", "2025年⟦年末⟧全市", "⟦年内⟧完成", "2024年⟦年中⟧"),
    counter_examples=("2025年中药材产值", "2021年中小学", "2019年初见成效"),
)

SPAN_OF_YEARS = Rule(
    name="date.span-of-years",
    pattern=f"(?<![\\d/A-Za-z])(?P<first>(?:19|20)\\d\\d)年?{_SEPARATOR}(?P<last>(?:19|20)\\d\\d)(?:年度?(?!\\d)|(?=[）》]))(?!\\d|代)",
    examples=("⟦2021-2023年⟧", "（⟦2021—2025⟧）", "⟦2018年至2020年⟧，每年", "⟦2009-2011年⟧"),
    counter_examples=("DB14/1929-2019", "2022年10月至2023年4月", "2020-2021.5"),
)

SPAN_OF_MONTHS = Rule(
    name="date.span-of-months",
    pattern=f"(?<!\\d)(?P<first>{_MONTHS})(?:月份?)?{_SEPARATOR}(?P<last>{_MONTHS})月(?!\\d|[一二三]?十|底|末|[上中下]旬)份?",
    examples=("2022年⟦5至10月⟧", "（⟦1-2月⟧）", "⟦4月至6月⟧开展"),
    counter_examples=("4月1日-6月30日", "5至10年", "6月至9月中旬"),
)

SEPARATOR = Rule(
    name="date.separator",
    pattern=_SEPARATOR,
    examples=("3月2日⟦-⟧15日", "1月⟦至⟧3月", "5月1日⟦—⟧30日", "11月1日⟦——⟧20日"),
    counter_examples=("3月、5月",),
)

DAY_ALONE = Rule(
    name="date.day-alone",
    pattern=f"(?<!\\d)(?P<day>(?:{_DAYS})|{_CN_DAYS})[日号](?!常|均|益|光|报)",
    examples=("12月1日-⟦30日⟧", "七月二十日至⟦三十日⟧"),
    counter_examples=("工作日", "12日报送制"),
    source="后一日期省去年、月",
)

SPAN_OF_DAYS = Rule(
    name="date.span-of-days",
    pattern=f"(?P<month>(?<!\\d)(?:{_MONTHS}))月(?P<first>{_DAYS}){_SEPARATOR}(?:(?P<month2>{_MONTHS})月)?(?P<last>{_DAYS})[日号](?!常)",
    examples=("⟦7月1—30日⟧自查", "⟦7月1—8月30日⟧"),
    counter_examples=("7月1日—30日",),
)

NUMERIC_DATE = Rule(
    name="date.numeric",
    pattern="(?<![\\d./A-Za-z-])(?P<year>(?:19|20)\\d\\d)(?P<mark>[-./])(?P<month>1[0-2]|0?[1-9])(?:(?P=mark)(?P<day>3[01]|[12]\\d|0?[1-9])(?![\\d./])|(?<=[.\\d])(?=[前底末起止至—–~、，。；）\\n\\t]|$))",
    examples=("完成时限：⟦2024.6.30⟧", "⟦2023-04-07⟧", "⟦2023.6⟧"),
    counter_examples=("DB14/1929-2019", "2021-2023", "版本2015.16", "GB2015.6.7.8"),
    source="表格与网页元数据的写法",
)

YEAR_WITHOUT_MARK = Rule(
    name="date.year-without-mark",
    pattern="(?<![\\d.第〔/-])(?P<year>20\\d\\d)(?P<edge>底|末)?(?=(?:全面|基本|计划|力争)?(?:完成|实施|实现|达到|建成|启动)|(?<=[底末])[前“，])",
    examples=("⟦2024⟧完成改造3000户", "⟦2023底⟧前"),
    counter_examples=("共2023户", "投资2000万元", "2024年完成"),
    source="漏写“年”的文稿",
)

BEFORE = Rule(
    name="date.before",
    pattern="(?:之|以)?前(?!期|后|列|沿|景|置|往|提|述|款|[一二三四五六七八九十两]|\\d|来|端|瞻|身|任|者|进|夕|年)",
    examples=("10月底⟦前⟧完成", "3月⟦之前⟧", "2025年⟦以前⟧"),
    counter_examples=("2021年前期工作", "5月前后", "第一季度前列"),
)

AFTER = Rule(
    name="date.after",
    pattern="(?P<since>以来|来(?=，))|(?P<after>(?:之|以)后|后(?![期续备勤方台置]))|(?P<onward>起(?![草诉到来点步重源效义爆])(?:至今)?|开始|始)|(?P<during>期间内?|间(?=，)|(?:之|以)?内(?![部容外设蒙涵]))|(?P<until>止(?!境))",
    examples=("自2022年6月⟦起⟧", "2018-2020年⟦期间⟧", "2017年⟦以来⟧，全省", "至2025年12月31日⟦止⟧"),
    counter_examples=("2021年起草", "2020年内部审计"),
)

LED_BY = Rule(
    name="date.led-by",
    pattern="(?:(?<![达提得做直收])到|截至|截止到?|至(?!今)|不[迟晚]于|最[迟晚]于?|(?P<since>自|从))$",
    examples=("⟦到⟧", "力争⟦到⟧", "⟦截至⟧", "⟦自⟧"),
    counter_examples=("达到", "得到", "在", "以至今"),
    source="数一段时间的起止",
)

EVERY = Rule(
    name="date.every",
    pattern="每(?P<count>[一二两三四五六七八九十]{1,2}|\\d{1,2}|半)?个?(?P<unit>年度?|季度?|月份?|周|星期|礼拜|日|天|旬|小时)(?!轻|级|龄|均|[位个]|边|报制|工作制|光|[一二三四五六七\\d]天)",
    examples=("⟦每月⟧5日前", "⟦每季度⟧上报", "⟦每半年⟧召开", "⟦每两年⟧修订", "⟦每2小时⟧报告", "⟦每年⟧4月"),
    counter_examples=("每个单位", "每年龄段", "每户", "每周七天工作制"),
)

EVERY_AT = Rule(
    name="date.every-at",
    pattern="的?(?:结束后)?(?:"
    f"(?P<month>(?:{_MONTHS})|{_CN_MONTHS})月份?(?:(?P<day>(?:{_DAYS}))[日号]|(?:[上中下]旬)|(?:底|末|初))?"
    f"(?:{_SEPARATOR}(?:次年)?(?:(?:{_MONTHS})月份?)?(?:(?:{_DAYS})[日号]|底|末|[上中下]旬)?)?"
    f"|(?P<edge>(?:年|月|季度?)?[底末初])?(?P<day2>(?:{_DAYS}))[日号](?!常)|(?P<edge2>(?:年|月|季度?|上旬|中旬|下旬|首月|末月)?(?:[底末初]|上旬|中旬|下旬|首月|末月))"
    ")?(?:(?:之|以)?前(?!期|后|往|沿|列)|期间)?",
    examples=("每年⟦4月1日至6月30日⟧", "每月⟦月底前⟧", "每月⟦5日前⟧", "每⟦季度末15日前⟧", "每年⟦9月下旬⟧"),
)

BY_UNIT = Rule(
    name="date.by-unit",
    pattern="(?:按|逐|分)(?P<unit>年度|季度?|月度?|周|日)(?!(?:的)?(?:实施|工作|建设|推进)?(?:计划|方案|目标|任务|指标)|计|历|期|程|产值|折|缴纳|补贴标准|均|龄|[额常渐])",
    examples=("⟦按月⟧报送", "⟦逐月⟧通报", "⟦按季度⟧调度", "⟦分季度⟧实施"),
    counter_examples=("按日计罚", "按日常要求", "按月计算"),
    source="调度与报送制度",
)

ROUTINE = Rule(
    name="date.routine",
    pattern="(?:(?<![\\d一二三四五六七八九十上本当每个次两逐按近岁明])(?P<unit>月|季度?|周|旬|半月|半年|年终|年底)(?:度)?(?P<act>(?:一)?(?:调度|通报|督查|考评|督导|例会|会商|排名|点评|晾晒|小结|推进会?|总结会|督办|评比|研判|抽查|报告制度|报送制度))"
    "|(?<=[“、，（行施立实])(?P<day>日)(?P<day_act>调度|通报|报告|会商|监测|巡查|研判)"
    "|[一每](?P<one>月|季度?|周|日|旬|年)一(?P<one_act>调度|通报|督查|考评|督导|例会|会商|排名|检查|评估|总结|报告|报|研判|考核|推进|评比|公布|汇总|分析|会)"
    "|(?P<half>半[年月])一(?P<half_act>调度|通报|督查|考评|督导|排名|检查|评估|总结|报告|考核|推进|评比)"
    "|(?P<report>月|季|周|旬|半月|半年)报(?P<report_act>制度|告制度|送制度|(?=[等、）]|$)|表报送))",
    examples=(
        "实行“⟦月调度⟧、⟦季通报⟧、⟦半年督查⟧、⟦年终考评⟧”",
        "“⟦日调度⟧、⟦周会商⟧”机制",
        "建立⟦一月一调度⟧、⟦半年一通报⟧",
        "报送工作进展⟦月报⟧等",
    ),
    counter_examples=("5月督查", "近日通报", "工作日报告"),
    source="“月调度、季通报”一类工作机制",
)

WHOLE_YEAR = Rule(
    name="date.whole-year",
    pattern="全年(?![龄度鉴])",
    examples=("⟦全年⟧抽检覆盖率达到100%",),
    counter_examples=("年底", "健全年度目标体系"),
)

DURATION = Rule(
    name="date.duration",
    pattern="(?P<lead>(?:(?:利|运)?用|力争|争取|通过|经过|在)?)"
    "(?<![第\\d.])(?P<count>\\d{1,4}|[一二三四五六七八九十两半]{1,3})(?:(?:-|—|~|至|到)(?P<upto>\\d{1,3}|[一二三四五六七八九十两]{1,2}))?(?P<half>个半)?"
    "个?(?P<unit>年(?![级龄度底末终初]|[\\d一二三四五六七八九十]{1,2}月)|月(?![\\d底末初份上中下])|季度|周(?!边|年|岁|围)|星期|工作日|天|日|小时)半?"
    "(?:的?(?P<time>时间|左右的?时间))?(?:(?P<within>(?:之|以)?内|左右)(?![部容外设蒙涵科])|(?P<before>前)(?![期后列沿])|(?P<after>后))?",
    examples=("⟦10个工作日内⟧", "⟦30日内⟧办结", "⟦利用三年时间⟧", "⟦用三到五年时间⟧", "⟦24小时内⟧报告", "试点为期⟦半年⟧"),
    counter_examples=("第三年度", "个别月份", "三农"),
)

OF_THE_DAY = Rule(
    name="date.of-the-day",
    pattern="(?:上午|下午|中午|晚上?|早上)?\\d{1,2}(?:：\\d\\d|[时点](?:\\d{1,2}分|半)?)(?:(?:之|以)?前)?",
    examples=("2月15日⟦上午10：00前⟧报送", "每日⟦8时⟧报告", "12月1日⟦17时前⟧"),
    counter_examples=("上午召开",),
    source="应急值守与会议通知",
)

COUNTED_FROM = Rule(
    name="date.counted-from",
    pattern="(?:自|从|于|在)[^，。；、：\\n\\t（）《》]{1,28}?(?:之日|之时|日|当日|次日|后|当天)起?(?:的)?$",
    examples=("⟦自公布之日起⟧", "⟦在收到申请之日起⟧", "⟦自批准后⟧"),
    counter_examples=("，", "自觉遵守"),
    source="期间的起算",
)

ONGOING = Rule(
    name="date.ongoing",
    pattern="长期坚持|长期推进|长期实施|长期任务|长期(?=[。；，\\n\\t）〕]|$)|持续推进|持续实施|持续开展|持续推动|持续进行|持续深化|持续(?=[。；\\n\\t）〕]|$)|常年(?!平均)|常态化(?:推进|开展|实施)?|贯穿全(?:年|过程)",
    examples=("完成时限：⟦长期坚持⟧", "⟦持续推进⟧散煤治理", "⟦常年⟧开展"),
    counter_examples=("中长期贷款", "持续改善"),
)

SEASON = Rule(
    name="date.season",
    pattern="(?:每年)?(?:本|今)?(?:(?:冬季)?(?:采暖|供暖|取暖|供热)[季期]|(?:主)?汛期?|春节|国庆节?|五一节?|元旦|寒假|暑假|暑期|开学|两会)(?P<bound>来临前|到来前|开始前|结束前|结束后|前(?!期)|期间|后)",
    examples=("⟦采暖季期间⟧", "⟦汛期前⟧完成", "⟦供暖期结束后⟧", "⟦春节前⟧"),
    counter_examples=("采暖季电力保障", "供暖前期工作"),
)
