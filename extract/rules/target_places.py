"""How policies say whose a target is: regions in titles and labels, places in headings and rows, those whom a sentence opens with.

All patterns are for folded text; ``finders.target_places`` says in which order they are asked.
"""

from __future__ import annotations

from extract.rules import Rule

SECTION_TITLE = Rule(
    "what follows a region in the title over a list of its tasks",
    r"(?:20\d\d年度?)?(?:[^\W\d_]{0,12}(?:责任)?(?:目标|任务)(?:分解)?如下：|20\d\d年度?[^\W\d_]{0,12}(?:责任目标|目标任务|工作目标|工作任务|目标责任书?)(?=\n|$|[：（]|[^\W\d_]{2,16}$))",
    examples=("2024年度水利工作责任目标如下：", "2024年度工作责任目标", "农田建设任务如下："),
    counter_examples=("2024年度工作责任目标的通知要求，", "的重点任务"),
    source="按地区分列的责任书、任务书",
)

YEARLY_TITLE = Rule(
    "title of a list of tasks that names the year and then whose they are",
    r"(?P<year>(?:20\d\d年度?))[^\W\d_]{2,7}?(?:[省市县区州盟旗镇乡])[^。；，：\n]{0,20}(?:责任目标|目标任务|目标责任|任务分解|工作任务|责任)(?:任务)?(?:分解)?(?:表|书|清单|计划)(?=\n|$|序)",
    examples=("2024年河湾市防汛工作责任目标任务表", "⟦2024年河湾市防汛工作责任目标任务表⟧序项目", "2024年度云岭县造林任务分解表"),
    counter_examples=("2024年全市工作要点", "2024年河湾市防汛工作责任目标任务表的通知"),
    source="按地区分列的责任书、任务书",
)

NAMED_REGION = Rule(
    "a place whose name ends as places do",
    r"(?P<region>(?![对在将把由向从为])[^\W\d_]{1,7}?(?:街道(?:办事处|办)?|办事处|[镇乡县市州盟旗]|农场|林场|开发区|高新区|新区|示范区|园区|管委会|(?<![城地片社园郊辖牧农矿库林山景])区))(?=：|\d)",
    examples=("⟦青石镇⟧：实施改造", "⟦云岭县⟧320户", "⟦柳林街道办⟧：完成"),
    counter_examples=("改造320户", "责任单位：市住建局"),
)

NO_PLACE = Rule(
    "words that no place is called by",
    r"^(?:国家级|[省市县]级|确保|力争|逐步|覆盖|惠及|带动|实现|扣除|不含|建成|新建|新增|完成|改造|实施|开通|支持|推[动进]|升级|提升|整治|治理|修复|清理|关停|淘汰|加快|加强|所有|全部|每个|各|该)|培育|打造|创建|分解|下达|特色|重点|试点|美丽|文明|示范(?!区)|生态(?!区|园区|示范区)|(?:产粮|贫困|脱贫|边境|欠发达|旅游|工业)[大强]?[县市镇村]",
    examples=("培育示范镇", "建成福州", "升级改造湖区", "逐步覆盖全区", "美丽乡村示范县", "产粮大县"),
    counter_examples=("云岭县", "青禾示范区", "河湾生态园区"),
)

OWN_REGION = Rule(
    "words for the document's own region",
    r"(?:全[省市区县州盟旗镇乡]|[我本][省市区县州盟旗镇乡]|全自治[区州县]|全域)",
    examples=("全省", "我市", "本县"),
    counter_examples=("全民", "本办法"),
)

HEAD_PLACE = Rule(
    "a place that a heading is about, behind what is done with it",
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、])?(?:[^，。；、]{0,10}?(?:推进|推动|支持|打造|建设|加快|发展|做强|做优))?"
    r"(?P<place>[^，。；、\d]{4,20}?(?:实验区|试验区|新区|合作区|小镇|核心区|副中心|经济区|科学城|新城|自贸区|集聚区))(?:[^，。；、]{0,10}(?:示范区|建设|发展|开发))?$",
    examples=("全面推进青禾航空港实验区建设", "打造青禾云岭数字经济核心区", "建设青禾城市副中心绿色发展示范区"),
    counter_examples=("推进产业园区建设", "打造绿色发展示范区"),
    source="规划里按片区分列的任务",
)

ROW_PLACE = Rule(
    "the place that opens a numbered row of a table that lost its lines",
    r"(?<![^\n])\d{1,3}\s?(?P<place>[\u4e00-\u9fff—]{2,8}?(?:片区|流域))\s?(?=[\u4e00-\u9fff])",
    examples=("27青禾湖片区水质较差。", "3 云岭河流域 云岭河断面"),
    counter_examples=("27青禾湖水质", "加强流域治理"),
    source="流域、片区治理的任务表",
)

OFFICIALS = Rule(
    "those of whom each is to do something so many times",
    r"(?P<who>[^，。；\d]{2,40}?(?:负责人|负责同志|领导(?:干部|同志)?|党员干部|班子成员))(?=每?人?(?:要|应当?|须|必须|每年|每季度|每月|至少|，))",
    examples=("⟦各部门和市、县政府的有关负责人⟧要围绕重点工作", "⟦乡镇领导干部⟧每月"),
    counter_examples=("单位负责人名单",),
    source="政策解读、接访、下访的次数",
)

ENCOURAGED = Rule(
    "places that are encouraged to do something",
    r"鼓励(?P<who>[^，。；]{4,40}?(?:县|市|区|镇|乡|村|街道)(?:（[^（）]{1,12}）)?)，",
    examples=("⟦鼓励人口20万人以上的县（市、区），⟧增加建设",),
    counter_examples=("鼓励企业，",),
)

OPENING_ZONE = Rule(
    "a zone that a sentence opens with and whose numbers all of it gives",
    r"(?P<who>(?!培育|建设|推进|推动|加快|完善|发展|打造|支持|加强|优化|提升|创建|新建|各|全|所有|我|有关|本|在|由)[\u4e00-\u9fff]{2,8}?(?:科学城|科技城|未来城|经济技术开发区|经开区|高新区|自贸试验区|自贸港|新城|副中心))(?=(?:新增|新建|建成|建设|累计|实现|完成|供暖|可再生)[^，。；]{2,30}\d)",
    examples=("⟦青禾科学城⟧新增供暖面积达到400万平方米", "⟦云岭经开区⟧建成公寓300套"),
    counter_examples=("建设青禾科学城3个", "全市经开区新增企业20家"),
    source="规划里按片区写的目标",
)

OPENING_SCOPE = Rule(
    "those whom a sentence opens with and of whom all its numbers are",
    r"(?:(?<=[，；：。\n])|^)(?P<who>(?!培育|建设|推进|推动|加快|完善|发展|打造|支持|加强|优化|提升|创建|新建|各|全|所有|我|有关|相关|本|上述|该|对|在|由|如|因|其中)(?:(?!建立|创建|巩固|完善|推进|建设|培育|发展|打造)[^，。；：、\d]){1,14}?(?:村庄|村屯|社区|小区|城市|县城|城区|乡镇|地区|山区|平原|县市区|园区|集聚区|单位|学校|医院))，(?=[^，。；]{2,24}(?:\d|$))",
    examples=("水源区内的村庄，饮用水合格率达到95%", "其他村庄，污水处理率达到60%"),
    counter_examples=("各地区，完成率达到90%", "完善城市，覆盖率", "培育园区，扶持企业20家"),
    source="分类下达的目标",
)
