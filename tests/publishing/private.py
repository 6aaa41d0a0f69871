"""Twenty plans in which somebody's own data stands, and twenty in which nothing does. All of it is made up."""

HEAD = """\
id: example
notice:
  title: 关于开展2022年示例活动的通知
  to: 甲局、乙局
  issuer: 示例区政府办公室
  date: 2022年5月7日
  note: 此件公开发布
"""
TAIL = "portal: {site: 示例区人民政府, openness: 主动公开}\n"


def plan(lines: str, portal: str = TAIL) -> str:
    """A whole plan with these lines in its notice."""
    return HEAD + "".join(f"  {line}\n" for line in lines.splitlines()) + portal


# What stands in the notice, and each private span of it as it is written there.
PLANTED: dict[str, tuple[str, list[str]]] = {
    "mobile": ("text: 联系人：张某，13812345678。", ["13812345678"]),
    "full width": ("text: 联系人：张某，手机１３８１２３４５６７８。", ["１３８１２３４５６７８"]),
    "blanks": ("text: 联系人：张某，138 1234 5678。", ["138 1234 5678"]),
    "dashes": ("text: 报名请致电138-1234-5678。", ["138-1234-5678"]),
    "chinese digits": ("text: 手机一三八一二三四五六七八。", ["一三八一二三四五六七八"]),
    "behind a name": ("text: 请与王五13812345678、李四13912345678联系。", ["13812345678", "13912345678"]),
    "landline": ("text: 联系电话：024-56880000。", ["024-56880000"]),
    "landline in brackets": ("text: 传真（024）5688 0000。", ["（024）5688 0000"]),
    "local number": ("fields: {联系电话: 56880000}", ["56880000"]),
    "identity": ("text: 张某（210404198001011234）负责。", ["210404198001011234"]),
    "identity with x": ("text: 身份证21040419800101123x。", ["21040419800101123x"]),
    "identity in parts": ("text: 身份证210404 19800101 1234。", ["210404 19800101 1234"]),
    "old identity": ("text: 身份证210404800101123。", ["210404800101123"]),
    "flat": ("text: 张某住在示例小区3号楼2单元501室。", ["3号楼2单元501室"]),
    "village": ("text: 张某家在示例村三组二十五号。", ["三组二十五号"]),
    "home": ("text: 张某，家庭住址示例路12号。", ["家庭住址示例路12号"]),
    "mail": ("text: 报告发到zhang@example.com。", ["zhang@example.com"]),
    "table": (
        "attachments:\n  - title: 名单\n    table: {columns: [姓名, 电话, 住址], rows: [[张某, 56880000, 示例路5号]]}",
        ["56880000", "示例路5号"],
    ),
    "list": (
        "attachments:\n  - title: 联系方式\n    list: [甲局56880000, 乙局024-56880001]",
        ["56880000", "024-56880001"],
    ),
    "pieces": ("text:\n  - 联系人：张某，138\n  - '12345678。'", ["138"]),
}

CLEAN = (
    "text: 按照《示例》（辽政办明电〔2022〕12号）执行。",
    "text: 请拨打12345热线，或者8890综合服务平台。",
    "text: 投入15000000000元，其中1380000.00元、13800000000元已经到位。",
    "text: 2022年5月15日9:00至2022-05-20 17:00，2022-05-21 2022-05-22两天休息。",
    "text: 邮政编码113001，网站标识码2104040001。",
    "text: 辽ICP备13005445号-1，辽公网安备21040402000001号。",
    "text: 统一社会信用代码11210404001234567X。",
    "text: 项目代码：2022-210404-04-01-123456。",
    "text: 工单编号：15202205150，流水号：20220515000123。",
    "text: 区政府办公楼302室，行政中心1号楼305室。",
    "text: 示例路12号区营商局门前。",
    "text: 第一单元　政务公开知识，3个单元，5号展位。",
    "text: 客服400-123-4567、800-810-8888。",
    "text: 隐去的号码138****5678，张某某2104**********1234。",
    "text: 不得公开身份证号码、家庭住址、联系电话等个人信息。",
    "text: 参加1380、1391、2000、3000人次，完成85.6%，1.3万件。",
    "text: 各村三组十户，示例小区党群服务站，示例街道。",
    "attachments:\n  - title: 报名表\n    table: {columns: [姓名, 身份证号, 联系电话, 住址], rows: [['', '', '', '']]}",
    "text: 拨打110、119、120、96123。",
    "fields: {咨询热线: '12345', 时间: 20220515}",
)
