"""Who a name means: the issuer's level decides."""

import pytest

from extract.document import Document
from extract.records import Elements
from extract.resolve import Resolver


def resolver(region: str | None, code: str | None, level: str | None, *paragraphs: str, issuers: tuple[str, ...] = ()) -> Resolver:
    return Resolver(Elements(region=region, region_code=code, region_level=level, issuers=issuers), Document.from_paragraphs(paragraphs))


HOMES = {
    "district": ("徐州市鼓楼区", "320302", "county"),
    "city of a county's rank": ("新乐市", "130184", "county"),
    "county": ("正定县", "130123", "county"),
    "prefecture": ("石家庄市", "130100", "prefecture"),
    "autonomous prefecture": ("大理白族自治州", "532900", "prefecture"),
    "province": ("河北省", "130000", "province"),
    "autonomous region": ("广西壮族自治区", "450000", "province"),
    "municipality": ("重庆市", "500000", "province"),
    "municipality's district": ("重庆市渝中区", "500103", "county"),
    "township": ("正定县正定镇", "130123100", "township"),
}

CASES = [
    ("district", "市住建局", "徐州市住房和城乡建设局", "住房城乡建设"),
    ("district", "区发改委", "徐州市鼓楼区发展和改革委员会", "发展改革"),
    ("district", "鼓楼区财政局", "徐州市鼓楼区财政局", "财政"),
    ("district", "省财政厅", "江苏省财政厅", "财政"),
    ("district", "财政厅", "江苏省财政厅", "财政"),
    ("district", "区住建和交通局", "徐州市鼓楼区住房和城乡建设和交通局", "住房城乡建设"),
    ("district", "区委组织部", "徐州市鼓楼区委组织部", "党委"),
    ("district", "区政府办", "徐州市鼓楼区人民政府办公室", "政府综合"),
    ("district", "市公安局交通警察支队鼓楼大队", "徐州市公安局交通警察支队鼓楼大队", "公安"),
    ("city of a county's rank", "市能源局", "新乐市能源局", "能源"),
    ("city of a county's rank", "石家庄市生态环境局新乐分局", "石家庄市生态环境局新乐分局", "生态环境"),
    ("county", "县卫健局", "正定县卫生健康局", "卫生健康"),
    ("county", "市人社局", "石家庄市人力资源和社会保障局", "人力资源社会保障"),
    ("county", "区财政局", None, "财政"),
    ("prefecture", "各县（市、区）人民政府", "各县（市、区）人民政府", "政府综合"),
    ("prefecture", "市市监局", "石家庄市市场监督管理局", "市场监管"),
    ("prefecture", "正定县政府", "正定县人民政府", "政府综合"),
    ("autonomous prefecture", "州农业农村局", "大理白族自治州农业农村局", "农业农村"),
    ("province", "省委编办", "河北省委机构编制委员会办公室", "党委"),
    ("province", "省住建厅", "河北省住房和城乡建设厅", "住房城乡建设"),
    ("province", "市财政局", None, "财政"),
    ("province", "财政部", "财政部", "财政"),
    ("province", "国家发展改革委", "国家发展和改革委员会", "发展改革"),
    ("autonomous region", "自治区工信厅", "广西壮族自治区工业和信息化厅", "工业和信息化"),
    ("autonomous region", "市场监管厅", "广西壮族自治区市场监督管理厅", "市场监管"),
    ("autonomous region", "人行南宁中心支行", "中国人民银行南宁中心支行", "金融"),
    ("municipality", "市经济信息委", "重庆市经济和信息化委员会", "工业和信息化"),
    ("municipality", "市规划自然资源局", "重庆市规划和自然资源局", "自然资源"),
    ("municipality", "重庆海关", "重庆海关", "海关"),
    ("municipality", "市政府办公厅", "重庆市人民政府办公厅", "政府综合"),
    ("municipality's district", "市商务委", "重庆市商务委员会", "商务"),
    ("municipality's district", "区城市管理局", "重庆市渝中区城市管理局", "城市管理"),
    ("township", "县水利局", "正定县水利局", "水利"),
    ("province", "国务院办公厅", "国务院办公厅", "政府综合"),
    ("province", "中国残联", "中国残疾人联合会", "群团"),
    ("county", "正定镇", "正定县正定镇人民政府", "基层政府"),
    ("county", "各乡镇（街道）", "各乡镇（街道）", "基层政府"),
    ("county", "国网正定县供电公司", "国网正定县供电公司", "电力"),
    ("county", "县供热服务中心", "正定县供热服务中心", "供热"),
    ("county", "县直各有关部门", "县直各有关部门", "政府综合"),
    ("county", "国网县供电公司", "国网正定县供电公司", "电力"),
    ("municipality", "国网市电力公司", "国网重庆市电力公司", "电力"),
    ("county", "县委县政府督查室", "正定县委县政府督查室", "政府综合"),
    ("county", "县住建局质监站", "正定县住房和城乡建设局质监站", "住房城乡建设"),
    ("county", "县民政局养老服务股", "正定县民政局养老服务股", "民政"),
    ("county", "各乡镇卫生院", "各乡镇卫生院", "卫生健康"),
    ("county", "各乡镇（街道）（3）", "各乡镇（街道）", "基层政府"),
    ("county", "县妇计中心", "正定县妇计中心", "卫生健康"),
    ("prefecture", "市急救中心", "石家庄市急救中心", "卫生健康"),
    ("prefecture", "市投促局", "石家庄市投资促进局", "商务"),
    ("prefecture", "市12345政务服务便民热线中心", "石家庄市12345政务服务便民热线中心", "数据政务"),
    ("prefecture", "各县（市、区）教育局", "各县（市、区）教育局", "教育"),
    ("prefecture", "公安", None, "公安"),
    ("province", "省公安厅交管局", "河北省公安厅交管局", "公安"),
    ("province", "省公安厅", "河北省公安厅", "公安"),
    ("province", "河北省公安厅", "河北省公安厅", "公安"),
    ("province", "省教育厅政策法规与行政审批处", "河北省教育厅政策法规与行政审批处", "教育"),
    ("province", "省政府安委会办公室", "河北省人民政府安全生产委员会办公室", "应急管理"),
    ("province", "河北金融监管局", "国家金融监督管理总局河北监管局", "金融"),
    ("province", "省地方金融监管局", "河北省地方金融监督管理局", "金融"),
    ("province", "金融监管总局河北监管局", "国家金融监督管理总局河北监管局", "金融"),
    ("province", "河北移动", "河北移动", "工业和信息化"),
    ("province", "国网河北电力", "国网河北电力", "电力"),
    ("province", "河北大学附属医院", "河北大学附属医院", "卫生健康"),
    ("province", "省委改革办", "河北省委全面深化改革委员会办公室", "党委"),
    ("province", "各级政府", "各级政府", "政府综合"),
    ("province", "各级水利主管部门", "各级水利主管部门", "水利"),
    ("province", "县级以上地方人民政府住房城乡建设主管部门", "县级以上地方人民政府住房城乡建设主管部门", "住房城乡建设"),
    ("province", "各市州卫生健康委", "各市州卫生健康委", "卫生健康"),
    ("province", "各市、州、青禾林区人民政府", "各市、州、青禾林区人民政府", "政府综合"),
    ("province", "省级各主导产业主管部门", "省级各主导产业主管部门", "政府综合"),
    ("province", "省推动沿海发展领导小组办公室", "河北省推动沿海发展领导小组办公室", "政府综合"),
    ("province", "省数字转型工作专班", "河北省数字转型工作专班", "数据政务"),
    ("province", "省美丽河北建设领导小组成员单位", "省美丽河北建设领导小组成员单位", "生态环境"),
    ("province", "省安全生产委员会各成员单位", "省安全生产委员会各成员单位", "应急管理"),
    ("province", "各直属海事局", "各直属海事局", "交通运输"),
    ("province", "省产业技术研究院", "河北省产业技术研究院", "高校科研"),
    ("prefecture", "市林长办", "石家庄市林长办公室", "林草"),
    ("prefecture", "市消安委", "石家庄市消防安全委员会", "消防"),
    ("prefecture", "长安区公安分局", "石家庄市长安区公安分局", "公安"),
    ("autonomous region", "自治区", "广西壮族自治区人民政府", "政府综合"),
]


@pytest.mark.parametrize(("home", "mention", "name", "sector"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_organisation(home: str, mention: str, name: str | None, sector: str) -> None:
    organisation = resolver(*HOMES[home]).organisation(mention)
    assert (organisation.name, organisation.sector) == (name, sector)


def test_what_stays_open_says_why() -> None:
    organisation = resolver(*HOMES["county"]).organisation("区财政局")
    assert organisation.name is None and organisation.rule == "level_absent"


def test_prefix_of_the_list() -> None:
    organisation = resolver(*HOMES["county"]).organisation("财政局", prefix_from="市财政局")
    assert organisation.name == "石家庄市财政局"


def test_bare_function_is_the_body_that_the_document_names() -> None:
    text = "由县交通运输局牵头。县交通、水利等部门配合。"
    settled = resolver(*HOMES["county"], text)
    assert settled.organisation("县交通").name is None or settled.organisation("县交通").name == "正定县交通运输局"
    assert settled.organisation("水利").name is None
    assert settled.organisation("水利").rule == "function_without_body"


def test_abbreviation_of_the_document() -> None:
    text = "成立正定县冬季供暖保障指挥部（以下简称县指挥部），统筹工作。"
    assert resolver(*HOMES["county"], text).organisation("县指挥部").name == "正定县冬季供暖保障指挥部"


def test_group_that_the_document_founds() -> None:
    text = "成立正定县冬季供暖工作领导小组，领导小组办公室设在县住建局。"
    assert resolver(*HOMES["county"], text).organisation("领导小组办公室").name == "正定县冬季供暖工作领导小组办公室"


def test_ministry_paper() -> None:
    settled = resolver(None, None, None, issuers=("工业和信息化部",))
    wanted = {
        "发展改革委": "国家发展和改革委员会",
        "住房城乡建设部": "住房和城乡建设部",
        "市场监管总局": "国家市场监督管理总局",
        "能源局": "国家能源局",
        "人民银行": "中国人民银行",
    }
    assert {mention: settled.organisation(mention).name for mention in wanted} == wanted


def test_units_in_a_ministry_paper() -> None:
    elements = Elements(issuers=("交通运输部办公厅",), issuer_names=("交通运输部办公厅",))
    settled = Resolver(elements, Document.from_paragraphs([]))
    wanted = {
        "部公路局": "交通运输部公路局",
        "公路局": "交通运输部公路局",
        "运输服务司": "交通运输部运输服务司",
        "部长江航务管理局": "交通运输部长江航务管理局",
        "交通运输部海事局": "交通运输部海事局",
        "国家铁路局": "国家铁路局",
        "国家移民局": "国家移民管理局",
        "外交部": "外交部",
        "各省、自治区、直辖市交通运输厅（局、委）": "各省、自治区、直辖市交通运输厅（局、委）",
        "地方交通运输主管部门": "地方交通运输主管部门",
        "中华人民共和国公安部": "公安部",
    }
    assert {mention: settled.organisation(mention).name for mention in wanted} == wanted


def test_what_a_paper_says_in_brackets_is_no_part_of_a_name() -> None:
    settled = resolver(*HOMES["province"])
    assert settled.organisation("河北银保监局（列首位者牵头，下同）").name == "中国银行保险监督管理委员会河北监管局"
    assert settled.organisation("省数字转型协调小组（以下简称协调小组）办公室").name == "河北省数字转型协调小组办公室"


def test_what_was_read_and_what_for() -> None:
    settled = resolver(*HOMES["county"]).organisation("住建局", prefix_from="市住建局")
    assert (settled.read_as, settled.function, settled.rule) == ("市住建局", "住房和城乡建设", "level")
    plain = resolver(*HOMES["county"]).organisation("县环保局")
    assert (plain.read_as, plain.function, plain.name) == ("", "环境保护", "正定县环境保护局")


def test_region_without_a_code() -> None:
    settled = resolver("青禾市", None, "prefecture", issuers=("青禾市人民政府",))
    assert settled.organisation("市财政局").name == "青禾市财政局"


def test_regions() -> None:
    settled = resolver(*HOMES["district"])
    assert settled.region("全市") == ("徐州市", "320300", "prefecture")
    assert settled.region("我区") == ("徐州市鼓楼区", "320302", "county")
    assert settled.region("鼓楼区") == ("徐州市鼓楼区", "320302", "county")
    assert resolver(None, None, None).region("鼓楼区") is None


def test_unit_of_the_department_that_issued_the_paper() -> None:
    elements = Elements(
        region="河北省", region_code="130000", region_level="province", issuers=("河北省水利厅",), issuer_names=("河北省水利厅",)
    )
    organisation = Resolver(elements, Document.from_paragraphs([])).organisation("农水处")
    assert (organisation.name, organisation.sector) == ("河北省水利厅农水处", "水利")
    company = Resolver(elements, Document.from_paragraphs([])).organisation("国网青禾电力有限公司")
    assert (company.name, company.sector) == ("国网青禾电力有限公司", "电力")
