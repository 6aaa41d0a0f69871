"""What offices count of a day of theirs, and the words that they use for it: 发放宣传资料, 接受咨询, 悬挂横幅."""

from gongkai.patterns import pattern


class Matter:
    """One thing that is counted.

    `things` stand right before the number or right behind its measure, `verbs` say what is done to them. `measures` are
    those that it comes in, the alike ones together: a figure in 份 that is told in 册 is for a person to judge. What is
    `loose` shares its things with others (群众, 问题): there the verb decides.
    """

    def __init__(self, things: str, verbs: str, measures: str, loose: bool = False) -> None:
        self.things = tuple(things.split())
        self.verbs = tuple(verbs.split())
        self._measures = tuple(frozenset(group.split()) for group in measures.split("/"))
        self.loose = loose

    def counted_in(self, measure: str) -> bool:
        """Whether it ever comes in that; a figure without a measure may be anything."""
        return not measure or any(measure in group for group in self._measures)

    def alike(self, one: str, other: str) -> bool:
        """Whether it comes to the same, in whichever of the two it is counted."""
        return one == other or any({one, other} <= group for group in self._measures)


_PEOPLE = "人 人次 名 位"
_CASES = "个 件 条 项 起"
_CROWD = (
    "群众 市民 居民 村民 职工 师生 学生 家长 观众 代表 游客 商户 人员 人数 参与者"
    " 民众 百姓 公众 网友 各界人士 来访者 咨询者 办事人 农户"
)
_ASKED = (
    "咨询 咨询服务 咨询者 咨询人员 咨询数 咨询总数 咨询量 咨询事项 咨询问题 疑问 提问 疑难 疑难问题 问询 答疑解惑 答疑"
)
_ANSWERING = "接受 接待 解答 回答 答复 提供 受理 答疑 回复 回应"
_TROUBLES = "问题 诉求 难题 事项 困难 纠纷 实事 难事 急事 堵点 矛盾 急难愁盼"
_PAPERS = (
    "资料 材料 宣传品 宣传单 传单 手册 折页 彩页 册子 小册 宣传册 画册 图册 单页 宣传页 彩单 单张 读本"
    " 读物 书籍 书刊 图书 明白纸 明白卡 卡片 便民卡"
    " 联系卡 宣传卡 公开信 告知书 告知单 宣传画 一封信 倡议书 指南 须知 问答 汇编 口袋书 》"
)

MATTERS = {
    "资料": Matter(
        _PAPERS, "发放 分发 散发 派发 发送 赠送 赠阅 印发 下发 送出 投放 领取 发出 发了", "份/册 本/张 页 幅/套/件"
    ),
    "咨询": Matter(_ASKED, _ANSWERING, f"{_PEOPLE} 次"),
    "咨询的人": Matter(f"{_CROWD} 问题 诉求", "解答 回答 答疑 答复 接待 接访 咨询", f"{_PEOPLE} 次", loose=True),
    "当场": Matter(
        f"{_ASKED} {_TROUBLES}", "当场答复 现场答复 当场解决 当场办结 现场办结 当场解答", _CASES, loose=True
    ),
    "解决": Matter(_TROUBLES, "解决 化解 办好 破解", _CASES, loose=True),
    "问题": Matter(f"{_ASKED} {_TROUBLES}", "接受 接待 解答 回答 答复 受理 答疑 回复 回应 咨询", _CASES, loose=True),
    "参与": Matter(
        _CROWD,
        "吸引 邀请 接待 参与 参加 参会 覆盖 受益 受教育 惠及 参观 到场 驻足 围观 观看 受众 走进",
        _PEOPLE,
        loose=True,
    ),
    "横幅": Matter(
        "横幅 条幅 横标 布标 标语 横额", "悬挂 张挂 拉挂 挂 制作 拉起 张贴 展出 设置", "条 幅 面 个 副 块 张 处"
    ),
    "展板": Matter(
        "展板 展牌 展版 版面 宣传板 宣传版 图板 板报 展架 宣传牌 展示板 展示牌 板面",
        "制作 摆放 展出 展示 设置 设立 放置 布置 摆设 展览 悬挂",
        "块 个 张 面 幅 副 版 处 展",
    ),
    "咨询台": Matter("咨询台 服务台 咨询点 服务点 咨询处", "设置 设立 搭建 开设 摆放 布置 设", "个 处 张"),
    "活动": Matter("活动", "开展 举办 组织 举行 承办 完成", "场 场次 次 期 项"),
    "讲座": Matter("讲座 宣讲 宣讲会 培训 培训班 讲堂", "举办 开展 组织 举行 开设 召开", "场 场次 次 期 节 堂 个"),
    "意见": Matter("意见建议 意见 建议", "收集 征集 征求 听取 收到 搜集 梳理 提出", "条 件 个 项"),
    "报道": Matter(
        "报道 稿件 新闻 信息 推文 短视频 消息", "刊发 发布 发表 推送 刊播 播发 报道 刊登 编发", "篇 条 次 期 个 则 部"
    ),
}
SAME = {"咨询的人": "咨询"}  # two ways of saying one thing

# What is done to the same things and makes another matter of them.
_OTHER_VERBS = (
    "印制 印刷 制作 打印 张贴 播放 收集 整理 查阅 调阅 订阅 购买 采购 出动 报送 上报 提交 递交 撰写 制定 起草 审核 归档"
    " 办理 主动公开 补充 摄制 拍摄 下载 领到 捐赠"
)
OTHER_VERBS = tuple(_OTHER_VERBS.split())
STAFF = pattern(
    "工作人员|志愿者|干部|党员|民警|警力|警务人员|律师|工作者|医护|医生|专家|队员|职员|宣传员|网格员|负责人|执法|普法人员|讲解员|骨干"
)
