"""The words of official titles: where one ends and the next begins."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.writing import DOTS

# What the titles of notices are made of: single words, and terms that a reader takes in as one (知识产权).
_WORDS = """
的 和 与 及 等 暨 以及 关于 印发 转发 批转 发布 公布 下发 修订 修改 废止 调整 试行 暂行 修正 征求 意见 通知 通告 公告
公示 通报 报告 请示 批复 决定 决议 命令 纪要 议案 办法 规定 细则 规则 规程 规范 制度 条例 章程 标准 指南 指引 导则
目录 清单 名单 方案 预案 计划 规划 纲要 要点 措施 安排 总结 建议 提案 承诺 倡议书 责任书 实施 贯彻 落实 执行 推进 推动
推广 推行 推荐 推选 加强 加快 加大 强化 深化 优化 细化 完善 健全 建立 建设 构建 打造 提升 提高 提振 促进 支持 鼓励
引导 扶持 帮扶 保障 维护 保护 发展 开展 举办 举行 召开 组织 参加 参与 申报 申请 申领 评选 评审 评估 评价 评比 考核
考评 考试 检查 督查 督导 督办 检验 检测 抽检 普查 调查 摸底 排查 整治 整改 治理 清理 打击 查处 处置 处理 防范 防治
防控 预防 应对 应急 救援 救助 抢险 化解 遏制 严厉 严格 严禁 切实 认真 全力 全面 深入 扎实 积极 大力 有效 依法 做好
抓好 搞好 办好 用好 进一步 继续 持续 近期 当前 期间 阶段 年度 全年 季度 有关 相关 若干 部分 一批 首批 新一批 事项 事宜
事件 问题 情况 工作 任务 重点 难点 重大 重要 特别 特殊 紧急 专项 专题 主题 系列 综合 统筹 协调 统一 联合 集中 定期
临时 暂停 延长 取消 下放 承接 衔接 免收 免征 减免 减征 降低 增加 扩大 缩小 放宽 限制 禁止 责令 限期 规模 活动 行动
宣传 教育 培训 学习 比赛 竞赛 大赛 演练 征集 征文 展示 展演 展览 讲座 讲解 论坛 研讨 座谈会 交流会 推进会 现场会
动员会 运动会 博览会 洽谈会 招聘会 艺术节 文化节 读书节 科技节 体育节 宣传周 宣传月 宣传日 开放日 公开日 活动日 活动周
活动月 体验 体验员 观察员 监督员 志愿者 代表 委员 群众 市民 居民 农民 村民 职工 工人 农民工 干部 党员 学生 大学生
研究生 本科生 毕业生 教师 教职工 师生 家长 家庭 儿童 幼儿 青年 青少年 妇女 老年人 残疾人 未成年人 退役 军人 士兵 人才
专家 人员 队伍 企业 民营 国有 小微 中小 外资 内资 机构 单位 部门 团体 协会 商会 行业 产业 事业 专业 职业 院校 学校
高校 中学 小学 中小学 幼儿园 大学 学院 医院 社会 社区 农村 乡村 城市 城乡 城镇 街道 乡镇 村级 基层 县级 市级 省级
国家级 校级 区级 全国 全省 全市 全县 全区 全镇 中国 国家 中央 中共 党委 党组 国务院 政府 人民 共和国 中华 办公室
办公厅 委员会 领导 小组 指挥部 管理局 监督局 保障局 教育局 公安局 民政局 司法局 财政局 统计局 审计局 水务局 水利局
林业局 税务局 商务局 信访局 气象局 卫生局 体育局 粮食局 档案局 环保局 交通局 规划局 城管局 执法局 服务局 产权局
信息化局 渔业局 旅游局 教育厅 公安厅 民政厅 司法厅 财政厅 商务厅 水利厅 技术厅 旅游厅 保障厅 农村厅 教育部 公安部
民政部 司法部 财政部 商务部 水利部 信息化部 农村部 资源部 保障部 管理部 军人部 宣传部 组织部 总局 税务 海关 法院
检察院 妇联 残联 团委 工会 发展改革委 卫生健康委 国资委 安委会 自治区 自治州 自治县 管委会 街道办 办事处 村委会 居委会
大队 支队 中心 六部门 七部门 八部门 九部门 五部门 四部门 三部门 两部门 政务 公开 公共 信息 信息化 数据 大数据 数字
数字化 智能 智慧 网络 网站 新媒体 平台 系统 体系 机制 体制 改革 创新 创业 创建 试点 示范 示范区 试验区 开发区 园区
高新 技术 科学 科技 工程 项目 成果 转化 知识 产权 标准化 规范化 规范性 制度化 常态化 便利化 便民 惠民 利民 为民 服务
窗口 大厅 热线 审批 许可 行政 执法 复议 诉讼 处罚 裁量权 裁量 法治 法制 普法 立法 宪法 法律 法规 规章 文件 审核 审查
监督 监管 管理 管控 治安 公安 消防 安全 生产 生产月 隐患 风险 事故 火灾 地震 气象 灾害 灾情 防汛 抗旱 防火 防雷 防灾
减灾 救灾 森林 草原 道路 交通 运输 铁路 公路 水路 民航 航空 车辆 机动车 电动 自行车 停车 拥堵 轨道 电梯 燃气 供暖 供热
供水 供电 电力 能源 石油 煤炭 天然气 新能源 节能 减排 环境 生态 环保 大气 污染 污染物 重污染 天气 水源 水质 河流
河长制 湖泊 海洋 渔业 土壤 土地 耕地 宅基地 自然 资源 矿产 地质 测绘 地理 国情 林业 绿化 垃圾 分类 废弃物 污水 危险
化学品 特种 设备 农业 农产品 粮食 畜牧 畜牧业 畜禽 养殖 种植 动物 植物 疫病 疫情 疫苗 接种 病毒 感染 肺炎 新冠 冠状
新型 流行 传染病 疾病 健康 卫生 医疗 医药 医保 药品 药物 器械 诊疗 门诊 住院 就医 患者 病种 中医药 护理 养老 托育 托幼
食品 餐饮 食堂 保健 保险 养老金 失业 工伤 生育 救济 低保 低收入 困难 特困 孤儿 补贴 补助 津贴 资助 奖励 奖补 表彰 表扬
先进 优秀 最美 模范 荣誉 称号 获奖 结果 认定 认证 认可 资格 资质 职称 初级 中级 高级 乙级 甲级 就业 再就业 劳动 劳务
工资 人力 人事 招聘 录用 招生 入学 入园 学前 义务 高中 初中 普通 高等 本科 课程 教学 教材 思政 体育 美育 德育 艺术
文化 文物 文明 旅游 广播 电视 影视 出版 图书 阅读 图书馆 博物馆 遗产 历史 建筑 建筑业 住房 住宅 房屋 公积金 物业 小区
老旧 棚户区 危房 拆迁 征收 征地 补偿 安置 经济 财政 金融 银行 信贷 贷款 担保 债务 债券 投资 融资 基金 信托 证券 资金
经费 预算 决算 会计 审计 统计 资产 采购 招标 投标 招商 引资 税收 纳税 缴费 费率 收费 乱收费 价格 物价 市场 市场化 主体
营商 经营 贸易 外贸 进出口 口岸 跨境 电商 商务 商贸 流通 物流 消费 消费者 促消费 消费品 批发 零售 品牌 质量 计量 产品
商品 工业 工业化 制造 制造业 服务业 实体 低空 高质量 高水平 现代化 一体化 一体 国际化 产业化 社会化 专业化 城镇化
均等化 资源化 信用 诚信 失信 公平 竞争 传销 诈骗 反诈 违法 违规 违纪 犯罪 行为 扫黑 除恶 禁毒 信访 党建 廉政 反腐 作风
纪律 巡视 巡察 选举 换届 思想 政治 理论 精神 会议 讲话 指示 批示 统战 民族 宗教 侨务 港澳 对台 外事 外商 保密 档案
编制 机关 公务员 公务 公车 公文 值班 值守 放假 节假日 假期 假日 寒假 暑假 春节 元旦 清明 清明节 五一 端午 端午节 中秋
中秋节 国庆 国庆节 双节 两节 春季 夏季 秋季 冬季 冬春 汛期 汛前 开学 返校 返程 春运 春耕 秋收 三农 振兴 脱贫 攻坚
攻坚战 巩固 拓展 致富 增收 合作社 集体 承包 流转 确权 登记 颁证 不动产 证照 证件 许可证 执照 注册 注销 年检 年报 年审
报送 上报 填报 统计表 材料 数据库 台账 档案室 联系人 联络员 责任 分工 责任制 责任人 目标 指标 基本 基础 设施 公益
公益性 慈善 福利 彩票 志愿 人口 婚姻 殡葬 地名 区划 户籍 身份证 居住证 出入境 边境 国防 征兵 民兵 双拥 优抚 烈士 人防
防空 警报 演习 试鸣 疏散 交接 移交 分离 离退休 退休 待遇 标语 口号 展板 咨询 解读 回应 关切 舆情 新闻 发布会 媒体 整合
融合 协同 联动 共享 共治 共建 共济 开放 合作 对接 接续 延续 更新 改造 改善 改进 改变 转变 转型 升级 转移 转换 发挥
作用 影响 形成 实现 确保 保证 落地 见效 方式 模式 途径 渠道 领域 地区 区域 流域 片区 环节 流程 程序 全过程 全流程
全链条 全覆盖 全方位 多元 多层次 长效 战略 战略性 新兴 未来 新时代 中长期 长期 短期 总体 整体 个人 自然人 法人 公民
用户 客户 世界 国际 国内 境内 境外 地方 本地 外地 异地 外来 流动 灵活 自主 自由 自愿 自助 互助 互联网 物联网 人工
机器人 算力 算法 软件 集成 电路 芯片 电子 标签 通信 通信业 无线电 邮政 快递 研发 研究 实验 实验室 实践 基地 枢纽
孵化器 科技型 应用 应用型 使用 利用 运用 运行 运营 维修 申请人 当事人 负责人 负责 候选人 候选 人选 个体 工商户 工商
时段 时间 地点 场所 场地 现场 线上 线下 网上 一网 通办 一件事 一次性 一站式 放管服 双随机 随机 抽查 三公 阳光 廉洁
效能 绩效 群众路线 满意度 测评 问卷 问政 座谈 走访 慰问 接待 接访 调解 仲裁 公证 律师 援助 矫正 帮教 服刑 人民政府
中小学校 中小学生 等级 等次 和谐 及时 与会 关于印发 关于转发 知识产权 知识产权局 医疗保险 医疗保障 医疗保障局 养老保险
基本医疗保险 基本养老保险 社会保险 社会保障 社会保障局 社会保障厅 社会保障部 人力资源 义务教育 职业教育 高等教育
轨道交通 道路交通 交通运输 交通运输局 交通运输厅 交通运输部 生态环境 生态环境局 生态环境厅 生态环境部 自然资源
自然资源局 自然资源厅 自然资源部 农业农村 农业农村局 农业农村厅 农业农村部 卫生健康 卫生健康局 卫生健康委员会 市场监管
市场监管局 市场监管总局 市场监督管理局 应急管理局 应急管理厅 应急管理部 行政审批局 政务服务局 退役军人事务局
国家税务总局 住房城乡建设局 住房和城乡建设局 文化旅游 安全生产 安全生产月 应急预案 公共服务 公共卫生 基础设施 营商环境
乡村振兴 脱贫攻坚 扶贫开发 招商引资 政务公开 政务服务 信息公开 政务公开日 行政执法 行政许可 行政审批 行政复议 行政处罚
实施方案 工作方案 活动方案 行动方案 行动计划 实施细则 实施办法 实施意见 指导意见 管理办法 管理规定 工作要点 工作计划
工作报告 年度报告 若干措施 若干意见 政策措施 有关事项 有关工作 有关问题 有关规定 领导小组 事业单位 国有企业 中小企业
小微企业 高新技术 科技创新 疫情防控 食品安全 污染防治 特种设备 危险化学品 高质量发展 城乡居民 人工智能 民间投资
低空经济 数字经济 实体经济 志愿服务 公共资源 政府采购 体系建设 专项行动 专项整治 宣传活动 主题活动 系列活动 专业技术
职业技能 防灾减灾 防汛抗旱 森林防火 垃圾分类 老旧小区 基层治理 社会治理 社会组织 人居环境 文物保护 权力清单 责任清单
规范性文件 省属 省直 市属 市直 区属 区直 县属 县直 驻区 驻市 建设部 建设厅 建设局 运输部 运输厅 运输局 资源局 资源厅
环境部 环境厅 环境局 省政府 市政府 区政府 县政府 镇政府 乡政府 省委 市委 区委 县委 党委 党组
"""
_UNKNOWN = 2  # a character of no known word costs as much as two words: known words are found wherever they can be
# Numbers with what they count, 2023—2025年, 第三届, 3D: nobody breaks them.
_NUMBER = pattern(
    rf"[A-Za-z0-9.{DOTS}〔〕\-—―–～]+(?:[年月日号届级周度次个项批期]+[度版本]?|%)?|第[一二三四五六七八九十百]+[届次号批期轮]?"
)
_PLACES = frozenset("省市县区镇乡村州旗盟局厅部委院")  # what the names of places and of unlisted units end in


class _Piece(NamedTuple):
    """A word, or a character of which no word is known."""

    start: int
    end: int
    cost: int = 1
    begins: bool = True  # a word begins here for certain
    ends: bool = True


def boundaries(text: str) -> dict[int, int]:
    """The places between words, each with on how many of its sides (0 to 2) a word is known to end or begin."""
    pieces = _pieces(text)
    sides = {piece.end: piece.ends + following.begins for piece, following in pairwise(pieces)}
    for word, alone, following in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if word.begins and not alone.begins and following.begins:
            sides[word.end] = 0  # a character alone among words most often ends the one before it: 商品房, 第三方
    return sides


def _pieces(text: str) -> list[_Piece]:
    """The text in as few words and as few unknown characters as it can be read in."""
    numbers = {match.start(): match.end() for match in _NUMBER.finditer(text)}
    costs = {0: 0}
    last: dict[int, _Piece] = {}
    for start in range(len(text)):
        for piece in _beginning(text, start, numbers) if start in costs else ():
            cost = costs[start] + piece.cost
            if cost < costs.get(piece.end, cost + 1):
                costs[piece.end], last[piece.end] = cost, piece
    pieces: list[_Piece] = []
    while (end := pieces[-1].start if pieces else len(text)) > 0:
        pieces.append(last[end])
    return pieces[::-1]


def _beginning(text: str, start: int, numbers: dict[int, int]) -> Iterator[_Piece]:
    """The pieces that may begin at a character."""
    if start in numbers:
        yield _Piece(start, numbers[start])
        return
    words, longest = _vocabulary()
    for end in range(start + 1, min(start + longest, len(text)) + 1):
        if text[start:end] in words:
            yield _Piece(start, end)
    if text[start].isalnum():
        is_place = (
            text[start] in _PLACES and text[start + 1 : start + 2] not in _PLACES
        )  # 荆州市 ends in 市 and not in 州
        yield _Piece(start, start + 1, _UNKNOWN, False, is_place)
    else:
        yield _Piece(start, start + 1)


@cache
def _vocabulary() -> tuple[frozenset[str], int]:
    """The known words, and how long the longest is."""
    words = frozenset(_WORDS.split())
    return words, max(map(len, words))
