"""Queries across documents to start from: shown on the page of the SQL editor, where it is open."""

from __future__ import annotations

from typing import Any

# (name in the address, title, meaning, SQL)
QUERIES: tuple[tuple[str, str, str, str], ...] = (
    (
        "lead-most",
        "牵头任务最多的单位",
        "各单位牵头的任务数和涉及的文件数",
        """SELECT organisation AS 单位, sector AS 职能, count(*) AS 牵头任务, count(DISTINCT document_id) AS 文件
FROM catalog_responsibilities WHERE role = 'lead' AND organisation IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 50""",
    ),
    (
        "sector-roles",
        "各职能的角色构成",
        "同一职能在各地、各级合并计算",
        """SELECT sector AS 职能, sum(role = 'lead') AS 牵头, sum(role = 'responsible') AS 负责, sum(role = 'coordinate') AS 配合,
    sum(role = 'implement') AS 落实, sum(role = 'supervise') AS 监督
FROM catalog_responsibilities GROUP BY 1 ORDER BY count(*) DESC""",
    ),
    (
        "who-does",
        "某事由谁负责（填写词语）",
        "任务中含有所填词语的单位",
        """SELECT organisation AS 单位, mention AS 原文称谓, role AS 角色, task AS 任务, document_title AS 文件, clause AS 条款
FROM catalog_responsibilities WHERE task LIKE '%' || :word || '%' ORDER BY role = 'lead' DESC, document_id LIMIT 100""",
    ),
    (
        "body-in-regions",
        "同一职能在各地叫什么、牵头多少",
        "填写职能，如 住房城乡建设",
        """SELECT d.region AS 地区, r.organisation AS 单位, count(*) AS 任务, sum(r.role = 'lead') AS 牵头
FROM catalog_responsibilities r JOIN catalog_documents d USING (document_id)
WHERE r.sector = :sector GROUP BY 1, 2 ORDER BY 1, 3 DESC LIMIT 200""",
    ),
    (
        "indicator",
        "一项指标在各地的数值（填写指标）",
        "如 森林覆盖率",
        """SELECT t.subject AS 对象, t.indicator AS 指标, t.comparator AS 比较, t.value AS 数值, t.unit AS 计量单位, t.period_end AS 期间止,
    d.region AS 地区, t.document_title AS 文件
FROM catalog_targets t JOIN catalog_documents d USING (document_id)
WHERE t.indicator LIKE '%' || :indicator || '%' ORDER BY t.indicator, t.period_end LIMIT 200""",
    ),
    (
        "binding",
        "约束性指标",
        "文件写明是约束性的数量要求",
        """SELECT subject AS 对象, indicator AS 指标, value AS 数值, unit AS 计量单位, period_end AS 期间止, document_title AS 文件
FROM catalog_targets WHERE modality = 'binding' ORDER BY period_end, indicator LIMIT 500""",
    ),
    (
        "targets-with-lead",
        "指标及其牵头单位",
        "指标和职责属于同一项任务的，由任务编号相连",
        """SELECT t.indicator AS 指标, t.value AS 数值, t.unit AS 计量单位, t.period_end AS 期间止,
    group_concat(DISTINCT r.mention) AS 牵头单位, t.document_title AS 文件
FROM catalog_targets t JOIN catalog_responsibilities r ON r.task_id = t.task_id AND r.role = 'lead'
GROUP BY t.target_id ORDER BY t.period_end LIMIT 200""",
    ),
    (
        "deadline-and-body",
        "某一时段内到期的事项和责任单位",
        "填写起止日期，如 2025-01-01 和 2025-12-31",
        """SELECT x.end_date AS 截止日期, x.time_text AS 时间原文, x.action AS 事项, group_concat(DISTINCT r.mention) AS 单位, x.document_title AS 文件
FROM catalog_deadlines x LEFT JOIN catalog_responsibilities r ON r.task_id = x.task_id
WHERE x.end_date BETWEEN :first AND :last GROUP BY x.deadline_id ORDER BY x.end_date LIMIT 300""",
    ),
    (
        "people-twice",
        "在两个以上组织任职的姓名",
        "同名不表示同一人",
        """SELECT person AS 姓名, count(DISTINCT document_id || group_name) AS 组织数, group_concat(DISTINCT group_name) AS 组织
FROM catalog_rosters GROUP BY 1 HAVING 组织数 > 1 ORDER BY 2 DESC, 1 LIMIT 100""",
    ),
    (
        "group-heads",
        "各领导小组的组长",
        "组长、第一组长和召集人",
        """SELECT group_name AS 组织, role AS 组内职务, person AS 姓名, post AS 职务, document_title AS 文件
FROM catalog_rosters WHERE role LIKE '%组长' AND role NOT LIKE '%副%' OR role = '召集人' ORDER BY document_id, group_name LIMIT 200""",
    ),
    (
        "cited-most",
        "引用最多的文件和标准",
        "按被引标题或文号计",
        """SELECT coalesce(cited_title, cited_number) AS 被引文件, cited_number AS 文号, count(DISTINCT document_id) AS 引用它的文件
FROM catalog_citations GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 100""",
    ),
    (
        "pairs",
        "常在一起做事的职能",
        "同一任务中一个牵头、一个配合",
        """SELECT a.sector AS 牵头, b.sector AS 配合, count(DISTINCT a.task_id) AS 任务
FROM catalog_responsibilities a JOIN catalog_responsibilities b ON b.task_id = a.task_id AND b.role = 'coordinate'
WHERE a.role = 'lead' AND a.sector <> b.sector GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 100""",
    ),
    (
        "without-lead",
        "有指标、没有写明单位的任务",
        "指标所属的任务没有任何职责",
        """SELECT t.document_title AS 文件, t.clause AS 条款, t.indicator AS 指标, t.quote AS 引文
FROM catalog_targets t LEFT JOIN catalog_responsibilities r ON r.task_id = t.task_id WHERE r.task_id IS NULL LIMIT 200""",
    ),
)


def canned() -> dict[str, dict[str, Any]]:
    """The queries as Datasette's metadata wants them."""
    return {name: {"title": title, "description": meaning, "sql": sql} for name, title, meaning, sql in QUERIES}
