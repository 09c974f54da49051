"""Forms of words about a number that make it a target though no verb of doing stands at it.

In the patterns ``#`` stands for the number with its unit: ``推进#老旧小区改造``. What stands before is the number's own prefix, what
stands behind its suffix; both are folded.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.rules import Rule

_COUNTED = ("people", "count", "bare")
_MEASURED = ("area", "volume", "length", "mass", "energy", "traffic", "data")

#: works that a number measures after 推进
_WORKS = (
    r"[^，。；]{2,24}(?:建设|改造|治理|修复|整治|任务|工程|更新|结对帮扶|提升|创建|达标|搬迁|升级|运维|除险加固|试点|应用|互认|共享|联网|接入|开放"
    r"|开工|投产|竣工|落地|前期工作)$"
)

#: what is done for those that a number counts
_DONE = (
    r"[^，。；]{0,24}(?:改造|进行|提供|培训|检查|筛查|体检|救助|发放|安装|配备|解决|建档|办理|建设|建立|购置|配置|打造|创建|提升"
    r"|上云|上市|挂牌|升规|入规|实施|转型|投产|投用|设立|落地|达标"
    r"|开展(?:[^，。；]{0,10}(?:检查|筛查|培训|评估|改造|监测|诊断|体检)))"
)


@dataclass(frozen=True)
class Form:
    """A form and the kinds of quantities that it holds for.

    Numbers below ``least``, in the plain unit, are too few for it. Where it ``shares``, the work that ends a list counts as each
    member's own: 推进11处河段、5座湖库⟦水生态修复⟧.
    """

    rule: Rule
    kinds: tuple[str, ...] = _COUNTED
    least: float = 0
    shares: bool = False


FORMS = (
    Form(
        Rule(
            "works pushed on",
            rf"(?:推进|加快|推动|加大|加强|开展|实施)对?#{_WORKS}|(?:推进|加快)[^，。；\d]{{2,14}}的#{_WORKS}|(?:推进|推动|加快)[^，。；]*等#{_WORKS}",
            examples=(
                "推进#高标准农田建设",
                "加快推进列入规划的#病险水闸的除险加固",
                "推进甲产业园、乙产业园等#重大项目建设",
                "推进甲、乙等#中型水库的前期工作",
            ),
            counter_examples=("推进#项目前期", "围绕#示范县"),
        ),
        kinds=(*_COUNTED, *_MEASURED),
        shares=True,
    ),
    Form(
        Rule(
            "works pushed on and counted behind",
            r"(?:推进|推动|加快|抓好)[^，。；、\d]{2,16}(?:项目|工程)#",
            examples=("推进公路项目#",),
            counter_examples=("推进公路#项目",),
            source="重大项目计划",
        ),
        kinds=("count",),
    ),
    Form(
        Rule(
            "matters that change their procedure",
            r"[对将把]#[^，。；]{0,16}(?:事项|许可|证照|证明|材料|审批|资格|项目|流程|环节)(?:（[^（）]*）)?"
            r"(?:改为|调整为|实行|纳入|予以|优化|推行|采取|下放|取消|压减|合并)",
            examples=("将#涉企经营许可事项改为备案管理", "对#许可事项（含市级5项）优化审批服务"),
            counter_examples=("对#企业进行检查", "将#事项的申请人"),
            source="放管服、证照分离的方案",
        ),
        kinds=("count",),
    ),
    Form(
        Rule(
            "what several named examples are taken into",
            r"(?:^|，)(?:将|把)[^，。；]*等#[^，。；]{1,16}(?:纳入|列入|改为)",
            examples=("将高血压、糖尿病等#慢性病纳入门诊",),
            counter_examples=("将高血压等#慢性病",),
        )
    ),
    Form(
        Rule(
            "what is done for those counted",
            rf"(?:为|支持|扶持|帮助|指导|推动|引导|助推)#{_DONE}",
            examples=("为#困难老人家庭进行适老化改造", "支持#乡镇卫生院建设污水处理设施"),
            counter_examples=("为#以上的企业",),
        )
    ),
    Form(
        Rule(
            "what is done with many",
            rf"对#{_DONE}",
            examples=("对#农户开展建档",),
            counter_examples=("对#以上的企业",),
        ),
        least=21,
    ),
    Form(
        Rule(
            "how far something is extended",
            r"(?:扩大|覆盖|推广|拓展|延伸)[到至](?:所有|全部|全[省市区县])?(?:的)?#",
            examples=("推广到全省#",),
            counter_examples=("扩大#",),
        )
    ),
    Form(
        Rule(
            "pilots that are chosen",
            r"(?:选择|选取|确定)#[^，。；]{2,24}(?:试点|示范(?!区|县|市|园|点))",
            examples=("选择#乡镇开展试点",),
            counter_examples=("确定#示范县",),
        )
    ),
    Form(
        Rule(
            "what each of them is to have",
            r"(?:学校|医院|卫生院|机构|社区|企业|单位|园区|基地|窗口|每[^，。；]{1,20})(?:均|都)?(?:应|要|须)?(?:有|配有|拥有)#",
            examples=("各级学校有#营养师", "每个乡镇有#卫生院"),
            counter_examples=("现有#泵站", "辖区内有#企业"),
            source="配备人员、设施的要求",
        )
    ),
    Form(
        Rule(
            "a rank to be reached",
            r"(?:排名|排位|位次|名次|综合实力|竞争力)[^，。；\d]{0,12}(?:进入|位居|保持|跻身|挺进|列)[^，。；\d]{0,6}前#",
            examples=("综合评价排名进入全国前#",),
            counter_examples=("每天早上前#",),
        )
    ),
    Form(
        Rule(
            "an extent that is supported",
            r"(?:支持|落实)[^，。；\d]{2,14}#",
            examples=("支持水旱轮作#",),
            counter_examples=("支持#企业",),
        ),
        kinds=_MEASURED,
    ),
    Form(
        Rule(
            "what all of those counted are to reach",
            r"(?<!上述)(?<!以上)(?<!以下)(?<!下列)(?<![这该])#(?:[^，。；：的]{0,14}?(?:全部|全面|均|都|100%)(?:实现|完成|达到|纳入|接入|建成|上线|办理"
            r"|[^，。；的]{0,6}(?:办理|联网|覆盖|达标|入驻|入园|核查|接入|办结|完成|改造|运行|投用|清零))"
            r"|[^，。；：的]{0,14}?(?:摆脱贫困|(?:实现|稳定)脱贫|实现就业|得到(?:有效|妥善)?(?:治理|解决|处理|安置)))",
            examples=("#事项全部网上办理", "#全部实现联网核查", "#县区全部建成分中心", "#乡镇均达到创建标准", "#贫困人口摆脱贫困"),
            counter_examples=("#企业全部停产", "#部门均要负责", "上述#事项全部网上办理"),
        )
    ),
    Form(
        Rule(
            "a state that those counted are to reach",
            r"(?<!上述)(?<!以上)(?<!以下)(?<!下列)(?<![这该])#(?:[^，。；的]{1,16}?(?:实现|达到)[^，。；]{2,20}(?:达标|清零|标准|全覆盖|要求|目标)$"
            r"|[^，。；的]{2,12}(?:达标|清零)$)",
            examples=("#疫区县实现传播阻断达标", "#断面水质达到Ⅲ类标准"),
            counter_examples=("#企业达到规模的", "#事项的办理标准"),
        )
    ),
)

#: whose members or things an amount of people is for: 每个机构有⟦1人以上⟧取得资格
STAFFED = FORMS[8].rule
