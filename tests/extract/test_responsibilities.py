"""Who does what: the forms, each with the rows that it must give (organisation, role, task)."""

import pytest

from extract.finders.responsibilities import find_responsibilities
from tests.extract.helpers import reading_of

CASES = {
    "a trailing bracket governs its clause": (
        ["（一）改造老旧管网。更换漏损管道120公里。（市住建局牵头，市水务局配合）"],
        [("市住建局", "lead", "改造老旧管网。更换漏损管道120公里。"), ("市水务局", "coordinate", "改造老旧管网。更换漏损管道120公里。")]),
    "the second bracket starts after the first": (
        ["（一）加强监管。开展抽检。（市场监管局负责）公布结果。（市政府新闻办负责）"],
        [("市场监管局", "responsible", "加强监管。开展抽检。"), ("市政府新闻办", "responsible", "公布结果。")]),
    "labelled lines govern heading and description": (
        ["1.新建停车场", "在老城区新建停车场6处。", "资金来源：市级财政。", "牵头单位：市城市管理局", "配合单位：市公安局、市财政局", "完成时限：2025年底"],
        [("市城市管理局", "lead", "新建停车场\n在老城区新建停车场6处。"), ("市公安局", "coordinate", "新建停车场\n在老城区新建停车场6处。"),
         ("市财政局", "coordinate", "新建停车场\n在老城区新建停车场6处。")]),
    "labels in run-together text": (
        ["一、重点任务1．建设健康驿站。牵头单位：省卫生健康委责任单位：省民政厅2．开展义诊。牵头单位：省残联"],
        [("省卫生健康委", "lead", "建设健康驿站。"), ("省民政厅", "responsible", "建设健康驿站。"), ("省残联", "lead", "开展义诊。")]),
    "a heading's bracket governs what stands below": (
        ["（一）推进数字门诊。（市卫生健康委牵头）", "1.建设预约平台。", "2.推广电子病历。"],
        [("市卫生健康委", "lead", "推进数字门诊。（市卫生健康委牵头）\n1.建设预约平台。\n2.推广电子病历。")]),
    "a labelled line after the last sub-item governs the item": (
        ["（一）整治河道", "1.清理淤泥。", "2.拆除违建。", "责任单位：县水利局", "（二）绿化岸线", "种植护岸林。", "责任单位：县林草局"],
        [("县水利局", "responsible", "整治河道\n1.清理淤泥。\n2.拆除违建。"), ("县林草局", "responsible", "绿化岸线\n种植护岸林。")]),
    "duty entries with a colon": (
        ["三、职责分工", "（一）县教育局：负责校车审批；配合县公安局做好路线勘查。", "（二）县公安局：做好路面管控。"],
        [("县教育局", "responsible", "负责校车审批；配合县公安局做好路线勘查。"), ("县教育局", "coordinate", "配合县公安局做好路线勘查"),
         ("县公安局", "responsible", "做好路面管控。")]),
    "duty entries with numbered items": (
        ["三、职责分工", "1.县财政局", "（1）负责筹措资金；", "（2）配合审计部门开展检查。"],
        [("县财政局", "responsible", "负责筹措资金"), ("县财政局", "coordinate", "配合审计部门开展检查。")]),
    "an article says that a body's duties follow, item by item": (
        ["第三章 职责", "第四条 各镇人民政府应当履行下列职责：", "（一）每季度巡查一次河道；", "（二）建立巡查台账。", "第五条 本办法自印发之日起施行。"],
        [("各镇人民政府", "responsible", "每季度巡查一次河道"), ("各镇人民政府", "responsible", "建立巡查台账。")]),
    "an entry that helps first and then has duties of its own": (
        ["三、职责分工", "（一）县林草局：协助督促苗木调运；监督检查造林质量；负责核实面积。"],
        [("县林草局", "coordinate", "协助督促苗木调运"), ("县林草局", "responsible", "监督检查造林质量；负责核实面积。")]),
    "the owner of a heading that no table knows": (
        ["（一）泊位运营业主（现场指挥部）工作职责", "1.负责泊位养护。", "2.配合属地街道疏导交通。"],
        [("泊位运营业主（现场指挥部）", "responsible", "负责泊位养护。"), ("泊位运营业主（现场指挥部）", "coordinate", "配合属地街道疏导交通。")]),
    "run-together fields": (
        ["（1）推广电子运单。完成时限：2024年底前责任单位：市港务集团，市商务局（2）缩短装卸时间。完成时限：立即实施责任单位：市交通运输局"],
        [("市港务集团", "responsible", "推广电子运单。"), ("市商务局", "responsible", "推广电子运单。"), ("市交通运输局", "responsible", "缩短装卸时间。")]),
    "one body of each level, and departments of every level": (
        ["市、区县统计局要继续抓好业务培训。", "各市县农业农村、财政部门要将年度总结报告报送省农业农村厅。", "各级农业农村部门重点对高风险机具开展现场演示。"],
        [("市、区县统计局", "responsible", "市、区县统计局要继续抓好业务培训"), ("各市县农业农村", "responsible", "各市县农业农村、财政部门要将年度总结报告报送省农业农村厅"),
         ("财政部门", "responsible", "各市县农业农村、财政部门要将年度总结报告报送省农业农村厅"), ("各级农业农村部门", "responsible", "重点对高风险机具开展现场演示")]),
    "partners share what they join in": (
        ["考评由市教育局会同市财政局组织实施。"],
        [(name, role, "考评由市教育局会同市财政局组织实施") for name, role in (("市教育局", "responsible"), ("市财政局", "coordinate"))]),
    "a closing sentence that says only who": (
        ["（一）修缮河堤。加固堤段三处，清理河道。由县水利局牵头，县财政局配合。"],
        [("县水利局", "lead", "修缮河堤。加固堤段三处，清理河道。"), ("县财政局", "coordinate", "修缮河堤。加固堤段三处，清理河道。")]),
    "the first unit of each list leads, from the remark on": (
        ["（一）修路。改造道路。（责任单位：县交通局、县公安局）", "（二）修桥。加固桥梁。（责任单位：县交通局，县水利局。排在第一位的为牵头单位，下同）",
         "（三）植树。绿化路段。（责任单位：县林草局、县交通局）", "（四）照明。安装路灯。（责任单位：县城管局）"],
        [("县交通局", "responsible", "修路。改造道路。"), ("县公安局", "responsible", "修路。改造道路。"),
         ("县交通局", "lead", "修桥。加固桥梁。"), ("县水利局", "responsible", "修桥。加固桥梁。"),
         ("县林草局", "lead", "植树。绿化路段。"), ("县交通局", "responsible", "植树。绿化路段。"), ("县城管局", "responsible", "照明。安装路灯。")]),
    "departments by what they are for": (
        ["市县（区）水利部门审核农田改造项目申报材料，财政部门于10个工作日内兑付资金。"],
        [("市县（区）水利部门", "responsible", "市县（区）水利部门审核农田改造项目申报材料"), ("财政部门", "responsible", "于10个工作日内兑付资金")]),
    "departments that say their last word once": (
        ["各级文化、旅游主管部门要督促经营单位落实责任。", "水利和财政部门要做好资金衔接。", "各级住房和城乡建设部门要加强房屋安全检查。"],
        [("各级文化", "responsible", "各级文化、旅游主管部门要督促经营单位落实责任"), ("旅游主管部门", "responsible", "各级文化、旅游主管部门要督促经营单位落实责任"),
         ("水利", "responsible", "水利和财政部门要做好资金衔接"), ("财政部门", "responsible", "水利和财政部门要做好资金衔接"),
         ("各级住房和城乡建设部门", "responsible", "各级住房和城乡建设部门要加强房屋安全检查")]),
    "a group whose name holds verbs": (
        ["省推进职能转变协调小组将定期公布落实情况，并组织专项督查。"],
        [("省推进职能转变协调小组", "responsible", "将定期公布落实情况，并组织专项督查")]),
    "under whom and by what a body acts": (
        ["市财政局、市审计局在市政府统一领导下，建立会商机制，统筹抽查全市专户。"],
        [("市财政局", "responsible", "在市政府统一领导下，建立会商机制，统筹抽查全市专户"),
         ("市审计局", "responsible", "在市政府统一领导下，建立会商机制，统筹抽查全市专户")]),
    "a pause behind the subject": (
        ["发展改革、财政、税务等部门，在项目审批过程中，要用好信用信息，对守信企业优先办理各项手续。"],
        [(name, "responsible", "在项目审批过程中，要用好信用信息，对守信企业优先办理各项手续") for name in ("发展改革", "财政", "税务")]),
    "what is confirmed by a body is no duty of it": (["由市农业农村局确认的新机具不占用指标。"], []),
    "the object of a verb at the end stands before 由": (
        ["专项资金使用范围由市财政局会同市水利局另行确定。"],
        [("市财政局", "responsible", "专项资金使用范围由市财政局会同市水利局另行确定"),
         ("市水利局", "coordinate", "专项资金使用范围由市财政局会同市水利局另行确定")]),
    "leading comrades are no duty": (["领导小组由县长任组长，县教育局、县公安局主要负责同志为成员。"], []),
    "a clause that starts with its body": (
        ["1.水利厅负责水源工程建设，会同财政厅安排补助资金。"],
        [("水利厅", "responsible", "负责水源工程建设，会同财政厅安排补助资金。"), ("财政厅", "coordinate", "安排补助资金")]),
    "by whom": (
        ["危房改造由县住建局牵头，县民政局配合，年内完成鉴定。"],
        [("县住建局", "lead", "危房改造由县住建局牵头"), ("县民政局", "coordinate", "危房改造由县住建局牵头，县民政局配合，年内完成鉴定")]),
    "reaching back to the item": (
        ["（一）集中供水", "新建水厂两座，铺设主管网。", "该项工作由县水利局牵头实施，负责项目立项和招标。"],
        [("县水利局", "lead", "集中供水\n新建水厂两座，铺设主管网。"), ("县水利局", "responsible", "负责项目立项和招标")]),
    "an office takes on its work": (
        ["联席会议办公室设在市商务局，承担联席会议日常工作。"], [("联席会议办公室", "responsible", "承担联席会议日常工作")]),
    "a day before the subject": (
        ["2024年底前市市场监管局、市商务局牵头指导登记改革试点。", "2024年7月底前，市直有关部门要组织开展培训。", "2019年市商务局出台办法，开展试点。"],
        [("市市场监管局", "lead", "牵头指导登记改革试点"), ("市商务局", "lead", "牵头指导登记改革试点"),
         ("市直有关部门", "responsible", "市直有关部门要组织开展培训")]),
    "each its own duty in one clause": (
        ["场馆建成后，县体育局负责县级场馆、乡镇政府负责乡镇场馆、街道办事处负责街道场馆日常管理。"],
        [("县体育局", "responsible", "负责县级场馆"), ("乡镇政府", "responsible", "负责乡镇场馆"), ("街道办事处", "responsible", "负责街道场馆日常管理")]),
    "appointed by another": (
        ["县人民政府指定县金融局依法履行日常监管职责。"],
        [("县金融局", "responsible", "依法履行日常监管职责")]),
    "a measure's verb is no name": (
        ["（一）发展壮大规上企业。支持企业做强。", "取消节能服务公司审核备案制度，培育一批企业。"], []),
    "a remark in a bracket, a ministry's department, governments of two levels": (
        ["（一）修路。改造道路。（县交通局（列首位者为牵头单位，下同）、县财政局负责）",
         "（二）修桥。加固桥梁。（责任部门：科技与国际合作司、人事司）", "（三）植树。绿化路段。（市州、县市区人民政府负责落实）"],
        [("县交通局", "lead", "修路。改造道路。"), ("县财政局", "responsible", "修路。改造道路。"),
         ("科技与国际合作司", "lead", "修桥。加固桥梁。"), ("人事司", "responsible", "修桥。加固桥梁。"),
         ("市州、县市区人民政府", "responsible", "植树。绿化路段。")]),
    "one of the conditions of a response": (
        ["（一）二级响应", "出现以下情况之一的，启动二级响应：", "（1）市气象部门发布暴雨橙色预警。"], []),
    "who founds a command acts": (["县防指设立前方指挥部，组织、指挥抢险。"], []),
    "the duty of the leading body": (
        ["市粮食局作为考核工作牵头部门，要承担好日常工作，制定细则。"],
        [("市粮食局", "lead", "市粮食局作为考核工作牵头部门，要承担好日常工作，制定细则")]),
    "a list whose last body no table knows": (
        ["各级粮食部门和储备主管部门负责加强对库存的检查。", "各级宣传部门、新闻单位要充分利用电视开展宣传。"],
        [("各级粮食部门", "responsible", "负责加强对库存的检查。"), ("储备主管部门", "responsible", "负责加强对库存的检查。"),
         ("各级宣传部门", "responsible", "各级宣传部门、新闻单位要充分利用电视开展宣传"), ("新闻单位", "responsible", "各级宣传部门、新闻单位要充分利用电视开展宣传")]),
    "by a day, and on to another": (
        ["各县区政府于7月20日前，将普查工作总结报市防汛办，由市防汛办汇总后报市政府。", "请各市级交通主管部门于5月底前将情况报省交通运输厅。",
         "各地粮食部门自2024年一季度起，每季度填报进展表。", "县审计局在业务经费上要予以保障。"],
        [("各县区政府", "responsible", "于7月20日前，将普查工作总结报市防汛办"), ("市防汛办", "responsible", "由市防汛办汇总后报市政府"),
         ("各市级交通主管部门", "responsible", "于5月底前将情况报省交通运输厅"),
         ("各地粮食部门", "responsible", "自2024年一季度起，每季度填报进展表"), ("县审计局", "responsible", "在业务经费上要予以保障")]),
    "what has a day binds all": (
        ["各乡镇要提高认识。", "各乡镇要加强宣传。", "各乡镇要在6月底前完成排查。", "各乡镇要结合每年建设任务加强管理。"],
        [("各乡镇", "responsible", "要在6月底前完成排查")]),
    "those who act beside one who is named by 由": (
        ["检查由市安委办综合指导、协调，市有关部门组织实施，采取抽查的方式进行。"],
        [("市安委办", "responsible", "综合指导、协调"), ("市有关部门", "responsible", "组织实施，采取抽查的方式进行")]),
    "the main body, and governments by their place on the ladder": (
        ["各市州、县市区人民政府是落实本方案的主体，6月底前公布细则。", "县市区人民政府对辖区水质负责。", "上级人民政府对下级人民政府工作情况进行考核。"],
        [("各市州、县市区人民政府", "responsible", "各市州、县市区人民政府是落实本方案的主体，6月底前公布细则"),
         ("县市区人民政府", "responsible", "对辖区水质负责。"), ("上级人民政府", "responsible", "对下级人民政府工作情况进行考核")]),
    "a name with its gloss behind 由": (
        ["考核由市治水工作联席会议（以下简称市联席会议）负责实施。", "《任务表》由市发展改革委负责印发和组织实施。", "《任务表》由市发展改革委印发。"],
        [("市治水工作联席会议", "responsible", "考核由市治水工作联席会议（以下简称市联席会议）负责实施"), ("市发展改革委", "responsible", "《任务表》由市发展改革委负责印发和组织实施")]),
    "a plan's name in a bracket, and zones and organs in lists": (
        ["（一）保护湿地。加强巡护。（牵头单位：团市委，责任单位：市中长期人才发展规划联席会议成员单位、各市〔州〕政府）",
         "各设区市和东岭综合实验区、省有关部门要于3月底前确定联络员。", "各级监察机关、人事部门要开展专门培训工作。"],
        [("团市委", "lead", "保护湿地。加强巡护。"), ("市中长期人才发展规划联席会议成员单位", "responsible", "保护湿地。加强巡护。"),
         ("各市〔州〕政府", "responsible", "保护湿地。加强巡护。"), ("各设区市", "responsible", "各设区市和东岭综合实验区、省有关部门要于3月底前确定联络员"),
         ("东岭综合实验区", "responsible", "各设区市和东岭综合实验区、省有关部门要于3月底前确定联络员"), ("省有关部门", "responsible", "各设区市和东岭综合实验区、省有关部门要于3月底前确定联络员"),
         ("各级监察机关", "responsible", "各级监察机关、人事部门要开展专门培训工作"), ("人事部门", "responsible", "各级监察机关、人事部门要开展专门培训工作")]),
    "the object stands before the subject, and another goal behind it": (
        ["对抽查所需经费，各级财政部门要予以保障。", "县教育局要加强指导；到2025年，全县学校全部达标。"],
        [("各级财政部门", "responsible", "对抽查所需经费，各级财政部门要予以保障"), ("县教育局", "responsible", "县教育局要加强指导")]),
    "负责 that tells which department, and what those who join do": (
        ["县级以上人民政府负责普查工作的主管部门应当公开结果。", "省司法行政部门会同省财政部门根据有关要求，制定装备标准。"],
        [("省司法行政部门", "responsible", "会同省财政部门根据有关要求，制定装备标准"), ("省财政部门", "coordinate", "根据有关要求，制定装备标准")]),
    "those who owe every task that follows": (
        ["一、治水", "（一）清淤。清理河道淤泥。（市水利局牵头，各县区政府负责。以下均需各县区政府负责，不再列出）", "（二）截污。改造管网。（市住建局牵头）",
         "二、保障措施", "（一）加强组织领导。建立专班。（市政府办牵头）"],
        [("市水利局", "lead", "清淤。清理河道淤泥。"), ("各县区政府", "responsible", "清淤。清理河道淤泥。"), ("市住建局", "lead", "截污。改造管网。"),
         ("各县区政府", "responsible", "截污。改造管网。"), ("市政府办", "lead", "加强组织领导。建立专班。")]),
    "those who owe the task of the remark, too": (
        ["一、治水", "（一）清淤。清理河道淤泥。（市水利局牵头，各县区政府均为责任单位，以下不再列出）", "（二）截污。改造管网。（市住建局牵头）"],
        [("市水利局", "lead", "清淤。清理河道淤泥。"), ("各县区政府", "responsible", "清淤。清理河道淤泥。"), ("市住建局", "lead", "截污。改造管网。"),
         ("各县区政府", "responsible", "截污。改造管网。")]),
    "decimal labels stand before their subjects": (
        ["3.1资金准备", "3.1.1县财政局要安排救灾预算。", "3.1.2县民政局会同县财政局制定储备规划。"],
        [("县财政局", "responsible", "要安排救灾预算"), ("县民政局", "responsible", "会同县财政局制定储备规划"), ("县财政局", "coordinate", "制定储备规划")]),
    "duties that a colon announces, item by item and on its line": (
        ["县应急领导小组主要职责：", "（1）统一领导处置工作；", "（2）协调各乡镇。", "领导小组下设办公室，设在县应急局。", "主要职责：承担日常工作。"],
        [("县应急领导小组", "responsible", "统一领导处置工作"), ("县应急领导小组", "responsible", "协调各乡镇。"), ("办公室", "responsible", "承担日常工作。")]),
    "those who lead and join a group owe the duties below": (
        ["一、电力恢复组：由县发改局牵头，县公安局、县水利局、武警云岭中队等参加。", "主要职责：组织电力抢修，保障重点用户供电。"],
        [("县发改局", "lead", "组织电力抢修，保障重点用户供电。"), ("县公安局", "coordinate", "组织电力抢修，保障重点用户供电。"),
         ("县水利局", "coordinate", "组织电力抢修，保障重点用户供电。"), ("武警云岭中队", "coordinate", "组织电力抢修，保障重点用户供电。")]),
    "a list with a name that no table knows, closed by 等部门": (
        ["由县市场监管局会同县商务局、粮食局、县奇石产业促进局等相关部门，定期召开联席会议，协调重点事项。"],
        [("县市场监管局", "responsible", "会同县商务局、粮食局、县奇石产业促进局等相关部门，定期召开联席会议，协调重点事项"),
         ("县商务局", "coordinate", "定期召开联席会议，协调重点事项"), ("粮食局", "coordinate", "定期召开联席会议，协调重点事项"),
         ("县奇石产业促进局", "coordinate", "定期召开联席会议，协调重点事项")]),
    "a list with a name in the middle that no table knows, and a shared department": (
        ["商务、科技、地方金融监管、统计等部门要强化数据分析。", "县民政局每月编报一次灾情通报。", "江苏省、山东省水利厅分别总结调水工作。"],
        [("商务", "responsible", "商务、科技、地方金融监管、统计等部门要强化数据分析"), ("科技", "responsible", "商务、科技、地方金融监管、统计等部门要强化数据分析"),
         ("地方金融监管", "responsible", "商务、科技、地方金融监管、统计等部门要强化数据分析"), ("统计", "responsible", "商务、科技、地方金融监管、统计等部门要强化数据分析"),
         ("县民政局", "responsible", "每月编报一次灾情通报")]),
    "functions that stand for departments, a board and all schools": (
        ["新港开发区管委会和各高校要加强动态监测，实行月报制度。", "各地工商、公安等有关部门要建立信息沟通机制。", "应当与国务院监察机关、国务院人事部门联合制定办法。",
         "组织住房城乡建设、海洋等相关部门联合审批。", "县政府有关部门要高度重视此项工作，及时制定实施办法。"],
        [("新港开发区管委会", "responsible", "新港开发区管委会和各高校要加强动态监测，实行月报制度"), ("各高校", "responsible", "新港开发区管委会和各高校要加强动态监测，实行月报制度"),
         ("各地工商", "responsible", "各地工商、公安等有关部门要建立信息沟通机制"), ("公安", "responsible", "各地工商、公安等有关部门要建立信息沟通机制"),
         ("县政府有关部门", "responsible", "要高度重视此项工作，及时制定实施办法")]),
    "units of an article, each by itself": (
        ["第一章 评估", "第三条 监理单位应当公开结果。", "建设单位及相关部门应当按照各自职责，积极配合评估工作，提供情况。"],
        [("建设单位", "responsible", "应当按照各自职责，积极配合评估工作，提供情况"), ("相关部门", "responsible", "应当按照各自职责，积极配合评估工作，提供情况"),
         ("建设单位", "coordinate", "积极配合评估工作"), ("相关部门", "coordinate", "积极配合评估工作")]),
    "those who lead and those who help before what is to be done": (
        ["由市住建局牵头，市财政局参与，建立联席会议制度，统筹推进改造。"],
        [("市住建局", "lead", "由市住建局牵头，市财政局参与，建立联席会议制度，统筹推进改造"),
         ("市财政局", "coordinate", "由市住建局牵头，市财政局参与，建立联席会议制度，统筹推进改造")]),
    "what one body takes on ends where the next one acts": (
        ["市工信局负责组织实施，市科技局、市财政局按照职责分工做好相关工作。", "县农业农村局牵头编制规划，县自然资源局做好用地保障。"],
        [("市工信局", "responsible", "负责组织实施"), ("市科技局", "responsible", "市科技局、市财政局按照职责分工做好相关工作"),
         ("市财政局", "responsible", "市科技局、市财政局按照职责分工做好相关工作"), ("县农业农村局", "lead", "牵头编制规划"),
         ("县自然资源局", "responsible", "县自然资源局做好用地保障")]),
    "a closing sentence of nothing but who": (
        ["（一）门诊共济改革。扩大保障范围。市医保局、市财政局按职责分工负责。"],
        [("市医保局", "responsible", "门诊共济改革。扩大保障范围。"), ("市财政局", "responsible", "门诊共济改革。扩大保障范围。")]),
    "those who guide, by a label": (
        ["（一）改造农房。责任主体：各乡镇人民政府；指导部门：市农业农村局"],
        [("各乡镇人民政府", "responsible", "改造农房。"), ("市农业农村局", "supervise", "改造农房。")]),
    "asked to help, asked to lead, and left to others": (
        ["各级教育部门要积极配合试点地区开展核查。", "县发改局要充分发挥牵头作用，统筹推进。", "由各地政府作为牵头单位组织制定方案。",
         "不得将审核工作交由外包服务机构办理。", "对由县农技中心派出的人员的考核，要听取意见。", "组建县茶叶标准化技术委员会；组织制定标准60项。"],
        [("各级教育部门", "coordinate", "要积极配合试点地区开展核查"), ("县发改局", "lead", "要充分发挥牵头作用，统筹推进"),
         ("各地政府", "lead", "由各地政府作为牵头单位组织制定方案")]),
    "what one body does ends before another that no table knows": (
        ["县水利局要负总责；配合部门要主动对接。", "由减灾委或民政部门定期组织灾情会商评估。", "县级财政要按规定及时上缴。"],
        [("县水利局", "responsible", "要负总责"), ("减灾委", "responsible", "由减灾委或民政部门定期组织灾情会商评估"), ("民政部门", "responsible", "由减灾委或民政部门定期组织灾情会商评估"),
         ("县级财政", "responsible", "要按规定及时上缴")]),
    "the first of each list leads, by a remark of few words": (
        ["（责任单位排第一的为牵头单位）", "（一）修路。改造道路。（责任单位：县交通局、县公安局）"],
        [("县交通局", "lead", "修路。改造道路。"), ("县公安局", "responsible", "修路。改造道路。")]),
    "places that must, by their short names too": (
        ["石嘴山市要组织实施改气工程。", "漳州、泉州等地要严格控制高排放项目。"],
        [("石嘴山市", "responsible", "要组织实施改气工程"), ("漳州", "responsible", "漳州、泉州等地要严格控制高排放项目"), ("泉州", "responsible", "漳州、泉州等地要严格控制高排放项目")]),
    "what one body does ends before the day and the name of the next": (
        ["县直部门要会同各乡镇编制完成资源目录；2024年上半年，县数据局完成汇聚。", "2024年6月底前县财政局完成制度统一，2024年底前县审计局完成核查。"],
        [("县直部门", "responsible", "要会同各乡镇编制完成资源目录"), ("各乡镇", "coordinate", "编制完成资源目录"), ("县数据局", "responsible", "县数据局完成汇聚"),
         ("县财政局", "responsible", "2024年6月底前县财政局完成制度统一"), ("县审计局", "responsible", "2024年底前县审计局完成核查")]),
    "one body of each level, and those entrusted": (
        ["省质监局委托各州、市质监部门实施现场审查。", "鉴定费用，由审批部门承担。"],
        [("省质监局", "responsible", "委托各州、市质监部门实施现场审查"), ("各州、市质监部门", "implement", "实施现场审查"),
         ("审批部门", "responsible", "鉴定费用，由审批部门承担")]),
    "what all are asked to make, and to think": (
        ["各有关部门要根据规章，建立本部门抽查事项清单。", "各有关部门要高度重视，加强领导。", "省直有关部门要逐项细化改革举措。"],
        [("各有关部门", "responsible", "要根据规章，建立本部门抽查事项清单"), ("省直有关部门", "responsible", "要逐项细化改革举措")]),
    "whoever an item of a list of duties begins with": (
        ["二、单位的消防工作责任", "（一）居民区的业主大会（业主委员会）应当积极组织演练。", "（二）消防重点单位应当建立防火档案。"],
        [("居民区的业主大会（业主委员会）", "responsible", "居民区的业主大会（业主委员会）应当积极组织演练"), ("消防重点单位", "responsible", "消防重点单位应当建立防火档案")]),
    "those who help in a later part, and cities that must": (
        ["市财政局牵头，成立工作小组，交通运输、国资等部门共同参与。", "石嘴山市、中卫市要编制达标方案报自治区生态环境厅。", "引才专项由省外专局负责，产业专项由省商务厅负责。"],
        [("市财政局", "lead", "牵头，成立工作小组，交通运输、国资等部门共同参与。"), ("交通运输", "coordinate", "牵头，成立工作小组，交通运输、国资等部门共同参与。"),
         ("国资", "coordinate", "牵头，成立工作小组，交通运输、国资等部门共同参与。"), ("石嘴山市", "responsible", "要编制达标方案报自治区生态环境厅"),
         ("中卫市", "responsible", "要编制达标方案报自治区生态环境厅"), ("省外专局", "responsible", "引才专项由省外专局负责，产业专项由省商务厅负责"), ("省商务厅", "responsible", "产业专项由省商务厅负责")]),
    "a name that a line feed cuts behind its level": (
        ["（一）通关。提高效率。", "责任单位：省商务厅，省", "交通运输集团、青禾港务集团", "（二）降费。减少收费。", "责任单位：省财政厅"],
        [("省商务厅", "responsible", "通关。提高效率。"), ("省交通运输集团", "responsible", "通关。提高效率。"), ("青禾港务集团", "responsible", "通关。提高效率。"),
         ("省财政厅", "responsible", "降费。减少收费。")]),
    "a covering letter gives no duty": (
        ["市教育局、市财政局、市公安局联合制定《校车管理方案》，现印发给你们，请贯彻执行。"], []),
    "no duty in a definition or a permission": (
        ["市政府同意成立养老服务联席会议（以下简称联席会议）。", "方案已经县人民政府同意，现印发给你们。"], []),
}  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), CASES.values(), ids=CASES.keys())
def test_form(paragraphs: list[str], expected: list[tuple[str, str, str]]) -> None:
    reading = reading_of(*paragraphs)
    text = reading.document.text
    found = [(r.mention, str(r.role), r.task.of(text)) for r in find_responsibilities(reading)]
    assert sorted(found) == sorted(expected)


def test_every_quote_and_mention_stands_in_the_text() -> None:
    reading = reading_of("（一）修 缮 校 舍。（县 教 育 局 牵头，县财政局配合）")
    for row in find_responsibilities(reading):
        assert "".join(row.mention_span.of(reading.document.text).split()) == row.mention
        assert len(row.quote) > 0
