"""The sector of a name that the tables of departments do not know: told by a word in it. Earlier rows win."""

from __future__ import annotations

import re

from extract.rules.departments import alternation

# sectors, primary first · words of which the name holds one
_ROWS: tuple[tuple[str, str], ...] = (
    ("广电 企业", "广电网络 广电集团 有线电视 广播影视"),
    ("电力 企业", "供电公司 电力公司 电力有限 电网 国网 南网 地电 供电 发电 电力集团 电力股份 电力有限责任公司 农电 供电所 电力企业 电厂 变电"),
    ("燃气 企业", "燃气 天然气 煤气 中燃 昆仑能源 管输"),
    ("供热 企业", "供热 热力 供暖 集中供热 热电 取暖设备 清洁取暖设备 采暖"),
    ("水利 企业", "水务 供水 自来水 水投 水电集团"),
    ("金融 企业", "银行 保险 信用社 证券公司 担保 小额贷款 农信 金融机构 金融控股 基金公司 期货 征信 分行 支行 农发行 国开行 农行 工行 建行"),
    ("交通运输 企业", "公交 铁路 机场 航空公司 港口 港务 航运 交通投资 交投 高速公路 地铁 轨道 客运 货运 邮轮 出租汽车 网约车 运输企业"),
    ("邮政 企业", "邮政公司 邮政分公司 快递"),
    ("工业和信息化 企业", "电信 移动公司 联通 铁塔 通信运营 基础电信 运营商"),
    ("高校科研", "大学 高校 院校 学院 研究院 研究所 科学院 设计院 科研院所 科研机构 研究中心 党校 实验室"),
    ("教育", "学校 中学 小学 幼儿园 教育局 校外培训"),
    ("卫生健康", "医院 卫生院 医疗机构 医疗卫生机构 妇幼 疾控 卫生室 卫生服务中心 诊所 血站 120"),
    ("民政", "养老 福利院 敬老院 殡仪 救助"),
    ("公安", "派出所 交警 公安 看守所 边防"),
    ("消防", "消防"),
    ("司法机关", "法院 检察院"),
    ("海关", "海关 边检"),
    ("宣传", "融媒体 广播电视 电视台 报社 日报 传媒 新闻媒体 媒体 新华社 出版社"),
    ("城市管理", "城市管理 环卫 物业服务 物业企业 物业公司"),
    ("基层政府", "村委会 居委会 村民委员会 居民委员会 村（居）委会 居（村）委会 村（社区） 社区 村居 村组 街道 乡镇 镇街 村级"),
    ("政府综合", "管委会 管理委员会 园区 开发区 高新区 经开区 新区 示范区 试验区 保税区 度假区 片区"),
    ("企业", "公司 集团 企业 农场 林场 牧场 厂 合作社 场 施工单位 监理单位 建设单位 业主 经营单位 生产单位 设计单位 使用单位 用人单位"),
    ("社会组织", "协会 学会 商会 联合会 促进会 基金会 理事会 志愿 社会组织 第三方 行业组织 慈善"),
)
SECTOR_WORDS = tuple((tuple(sectors.split()), re.compile(alternation(words.split()))) for sectors, words in _ROWS)


def sector_by_word(name: str) -> tuple[str, ...]:
    """The sectors that a word in a name tells, primary first; () for none.

    >>> sector_by_word("国网青禾供电公司云岭分公司")
    ('电力', '企业')
    """
    return next((sectors for sectors, words in SECTOR_WORDS if words.search(name)), ())
