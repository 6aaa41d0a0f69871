"""The one table of the plan's keys: the reader and its suggestions come from it, and whatever explains the format.

A key's `kind` says what stands behind it:

    text        one value                         texts       one value or a list of values
    prose       paragraphs, or a list of pieces   list        a list of values
    units       a list of units, as text or list  names       a list of names, as text or list
    time, date, due, dues                         a phrase about time; dues may come again and again
    holiday     顺延 or 提前
    link        an address on the net
    layout      信函
    yesno       yes or no                         number      a decimal number, not negative
    count       a whole number, at least one      within      a span of time: 3个工作日内
    generated   what is made from the plan itself
    figures     figures: each a name with its unit of measure in brackets, or a mapping with the keys of `figure`
    numbering   a first number, a list of them, or a level's first number and whether it counts on over the chapters
    map:X       free names, each holding kind X   seq:X       a list of X
    X           a mapping with the keys of shape X
"""

from typing import NamedTuple


class Key(NamedTuple):
    """A key of the plan: its English name, the notice's word for it, what it holds, and what to know about it."""

    name: str
    label: str
    kind: str
    help: str
    required: bool = False
    synonyms: tuple[str, ...] = ()


TIME = Key(
    "time",
    "活动时间",
    "time",
    "如 5月15日上午9时、5月15日至5月20日",
    synonyms=("时间", "活动日期", "举办时间", "实施时间", "开展时间", "时间安排", "活动时间安排"),
)
PLACE = Key("place", "活动地点", "text", "在哪里举行", synonyms=("地点", "举办地点", "活动场所"))
REQUIREMENTS = Key(
    "requirements", "活动要求", "prose", "一段话，或一段话的几个部分", synonyms=("要求", "工作要求", "有关要求")
)

ROLES = (
    Key("host", "主办单位", "units", "谁主办", synonyms=("主办", "主办部门")),
    Key("organizer", "承办单位", "units", "谁承办", synonyms=("承办", "承办部门", "承办科室")),
    Key("assist", "协办单位", "units", "谁协办", synonyms=("协办", "协办部门")),
    Key("lead", "牵头单位", "units", "谁牵头", synonyms=("牵头", "牵头部门", "牵头责任单位", "牵头科室")),
    Key("support", "配合单位", "units", "谁配合", synonyms=("配合", "配合部门", "配合科室", "协助单位", "协作单位")),
    Key(
        "participants",
        "参加单位",
        "units",
        "谁参加",
        synonyms=("参与单位", "参加部门", "参与部门", "参会单位", "参加", "参与"),
    ),
    Key(
        "responsible",
        "责任单位",
        "units",
        "谁负责",
        synonyms=("责任部门", "责任科室", "责任股室", "负责单位", "负责部门", "责任", "负责", "实施单位"),
    ),
)
LINES = (TIME, PLACE, REQUIREMENTS, *ROLES)

TEXT = Key("text", "正文", "prose", "一行是一段；也可以写成列表，把一段话拆成几个部分", synonyms=("内容", "正文内容"))
TITLE = Key("title", "标题", "text", "以“。”结尾时，正文接在同一段里", synonyms=("名称", "题目"))
ID = Key("id", "代号", "text", "固定不变的代号，供别处引用", synonyms=("编号",))

RUN_ON = Key("run_on", "接排", "yesno", "yes 表示接在上一段后面，不另起一段，也不编号")
LANDSCAPE = Key(
    "landscape",
    "横排",
    "yesno",
    "yes 表示这一节另起一页，横着排；附件里的宽表自动横排，no 表示不横排",
    synonyms=("横版", "横向"),
)

SECTION = (
    ID,
    TITLE,
    TEXT,
    Key("list", "列表", "list", "逐条编号的一行行文字"),
    Key("table", "表格", "table", "表头 columns 和各行 rows"),
    *LINES,
    Key("fields", "其他栏目", "map:text", "别的带名称的行，如 联系人"),
    Key("in_text", "文中已写明", "in_text", "正文里已经写明、不再单独印出的时间、地点和单位"),
    Key(
        "numbering",
        "编号样式",
        "numbering",
        "下级的第一个序号，如 一、 （一） 1. 第一，；接着上一章编的写成 {first: （一）, continue: yes}",
    ),
    Key("numbered", "是否编号", "yesno", "no 表示这一节不编号"),
    RUN_ON,
    LANDSCAPE,
    Key(
        "interpretations",
        "政策解读",
        "seq:interpretation",
        "哪些政策由谁解读；每一篇是这个单位的一项报送，不印出来",
        synonyms=("解读", "政策解读安排"),
    ),
    Key("sections", "下级", "seq:section", "下一级的各节"),
)
ATTACHMENTS = Key("attachments", "附件", "seq:attachment", "各个附件")
GENERATE = Key(
    "generate", "自动生成", "generated", "tasks 表示按方案列出任务分工表，figures 表示要填的统计表", synonyms=("生成",)
)
ENCLOSED = Key("enclosed", "印在后面", "yesno", "no 表示只列出名称，不印在后面，另外发")
ATTACHMENT = (
    *(key._replace(required=True) if key is TITLE else key for key in SECTION if key is not RUN_ON),
    GENERATE,
    ENCLOSED,
)

NOTICE = (
    Key("form", "公文格式", "layout", "信函 表示按信函格式印；不写就是一般格式", synonyms=("格式",)),
    Key("letterhead", "发文机关标志", "texts", "红头上的机关名称；不写就没有红头", synonyms=("红头",)),
    Key(
        "number",
        "发文字号",
        "text",
        "如 望政办发〔2022〕3号；没有红头的，写在标题后面就印在标题下面",
        synonyms=("文号",),
    ),
    Key("serial", "份号", "text", "六位数字"),
    Key("secrecy", "密级和保密期限", "text", "如 秘密★1年", synonyms=("密级",)),
    Key("urgency", "紧急程度", "text", "特急或加急"),
    Key("signer", "签发人", "texts", "上行文才有"),
    Key("seal", "印章", "yesno", "yes 表示加盖印章"),
    TITLE._replace(help="通知的标题；在这里换行，印出来就换行"),
    Key("to", "主送机关", "units", "发给谁", synonyms=("主送", "主送单位")),
    *(key for key in SECTION if key not in (ID, TITLE, LANDSCAPE, RUN_ON)),
    ATTACHMENTS,
    Key("announced", "附件说明", "yesno", "no 表示正文后面不印附件说明"),
    Key("bracketed", "文号加括号", "yesno", "yes 表示标题下面的发文字号印在（）里"),
    Key("signed", "印署名", "yesno", "no 表示 issuer 不印出来"),
    Key("issuer", "发文机关", "texts", "落款的机关；联合发文写成列表", synonyms=("署名", "发文机关署名", "落款")),
    Key(
        "date",
        "成文日期",
        "date",
        "如 2022年5月7日；没写年份的日期都按这一年",
        synonyms=("日期", "发文日期", "落款日期"),
    ),
    Key("note", "附注", "text", "如 此件公开发布；括号自动加上，几条附注一行写一条"),
    Key("keywords", "主题词", "text", "2012年以前的公文才有，印在抄送上面"),
    Key("cc", "抄送", "text", "抄送机关", synonyms=("抄送机关",)),
    Key("printer", "印发机关", "text", "版记里的印发机关"),
    Key("printed", "印发日期", "date", "版记里的印发日期"),
)
SCHEME = (*(key for key in ATTACHMENT if key not in (GENERATE, ENCLOSED, LANDSCAPE)), ATTACHMENTS)

PIECE = (
    TEXT._replace(kind="text", required=True, help="这一部分的文字"),
    Key("who", "由谁做", "units", "单位、分组，或本活动里的“参加单位”等", synonyms=("单位", "由谁", "责任单位")),
    Key("except", "除外", "units", "除了谁；也可以写某个活动的代号", synonyms=("不含", "不包括")),
    Key("due", "期限", "due", "什么时候以前做好", synonyms=("截止时间", "时限", "完成时限")),
    Key("people", "人员", "text", "去几个人"),
    Key("bring", "自带", "text", "带什么", synonyms=("携带", "自备")),
    Key("report", "报送", "text", "这一部分说的就是哪一项报送"),
    Key("see", "见附件", "text", "一起看的附件，写标题或编号，如 附件1，几个用、隔开", synonyms=("附件", "参见", "见")),
)

GROUP = (
    Key("also", "又称", "names", "这个分组的别的叫法"),
    Key(
        "members",
        "成员",
        "units",
        "成员单位，也可以是别的分组；不写则整个分组当作一个单位",
        synonyms=("成员单位", "单位"),
    ),
)
CONTACT = (
    Key("person", "联系人", "text", "找谁", synonyms=("姓名",)),
    Key("phone", "电话", "text", "联系电话", synonyms=("联系电话", "手机")),
    Key("email", "邮箱", "text", "电子邮箱", synonyms=("电子邮箱", "邮件")),
)
UNITS = (
    Key("prefix", "前缀", "names", "区营商局和营商局是一家，前缀就写 区"),
    Key("groups", "分组", "map:group", "各个分组"),
    Key("aliases", "别名", "map:names", "同一个单位的其他名称", synonyms=("简称",)),
    Key("contacts", "联系方式", "map:contact", "各单位的联系人、电话"),
)
REPORT = (
    ID._replace(required=True),
    TITLE._replace(required=True, help="报送什么"),
    Key("from", "报送单位", "units", "谁要报", True, ("填报单位", "由谁报")),
    Key("except", "除外", "units", "除了谁", synonyms=("不含", "不包括")),
    Key("receiver", "接收单位", "text", "报给谁；不写就是发文机关", synonyms=("报给", "收件单位")),
    Key("due", "报送期限", "dues", "如 5月18日前（含当天）、活动结束后5个工作日内", True, ("截止时间", "期限", "时限")),
    Key(
        "until",
        "报到哪天",
        "due",
        "due 写 每月25日前、每周五12时前 的，报到哪天为止；不写就到活动结束",
        synonyms=("截至", "终止时间"),
    ),
    Key("holiday", "遇节假日", "holiday", "期限不是工作日的，顺延 或 提前", synonyms=("节假日",)),
    Key(
        "schedule", "分别的期限", "map:dues", "期限不一样的单位，如 发改局: 5月16日；别的单位按 due", synonyms=("排期",)
    ),
    Key("of", "依据的活动", "text", "期限从哪个活动算起，写活动的代号"),
    Key("needs", "所需材料", "names", "报告以外还要什么，如 图片、视频", synonyms=("材料", "附带材料")),
    Key("via", "报送方式", "text", "OA、邮箱、纸质", synonyms=("方式",)),
    Key("form", "报送表格", "text", "要填写的附件"),
    Key(
        "figures",
        "统计指标",
        "figures",
        "要填报的数，一行一个，计量单位写在括号里，如 开展活动（场次）",
        synonyms=("指标",),
    ),
    Key("contact", "联系人", "text", "找谁"),
)
FIGURE = (
    Key("name", "指标名称", "text", "计量单位写在括号里，如 开展活动（场次）", True),
    Key("part_of", "属于哪一项", "text", "其中：是哪一项的一部分，不会比它多"),
    Key("list", "逐条清单", "names", "一条一行填的，写各栏的名称，如 标题、媒体、日期；条数就是它的数"),
    Key("rate", "怎样算出来", "text", "比率，哪一项除以哪一项，如 当场答复 / 解答问题；不用填，按合计算"),
    Key("help", "填写说明", "text", "怎样算、算到哪天，印在表上"),
    Key("min", "最小值", "number", "比它小的要核对"),
    Key("max", "最大值", "number", "比它大的要核对"),
    Key("whole", "是否整数", "yesno", "no 表示可以有小数"),
    Key("text", "是否文字", "yesno", "yes 表示填文字，如 活动地点；不相加"),
)
INTERPRETATION = (
    Key("policy", "政策", "text", "政策的标题和文号，如 《若干措施》（某政发〔2022〕3号）", True, ("文件", "政策名称")),
    ID._replace(help="进度里的代号；不写就是政策的标题"),
    Key("unit", "解读单位", "units", "谁来解读，一般是起草政策的单位", synonyms=("解读部门", "单位", "起草单位")),
    Key("forms", "解读形式", "names", "如 图解、视频、文字", synonyms=("形式", "方式")),
    Key("due", "期限", "due", "什么时候以前发布", synonyms=("发布时间", "截止时间", "时限")),
    Key("link", "解读链接", "link", "已经发布了的，写网址；写了就不用再报", synonyms=("链接", "网址")),
    Key("policy_link", "政策链接", "link", "政策原文的网址", synonyms=("原文链接",)),
)
SCORING = (
    Key("full", "满分", "number", "不扣分时的分数，如 100", True),
    Key("late", "迟报扣分", "number", "每项迟报扣几分"),
    Key("late_per_day", "每迟一天扣分", "number", "在迟报扣分以外，每迟一天再扣几分"),
    Key("late_most", "迟报最多扣分", "number", "一项迟报合计最多扣几分"),
    Key("missing", "缺材料扣分", "number", "每缺一种材料扣几分", synonyms=("缺材料",)),
    Key("returned", "退回扣分", "number", "每退回补正一次扣几分", synonyms=("退回",)),
    Key("not_reported", "未报扣分", "number", "过了期限没有报，扣几分", synonyms=("未报", "不报扣分")),
    Key("additions", "加分", "seq:addition", "另外加分的事项"),
    Key("bands", "等次", "map:number", "各等次最低几分，如 优秀: 90"),
)
ADDITION = (
    TITLE._replace(required=True, help="为什么加分"),
    Key("points", "分值", "number", "加几分", True, ("加分", "分数")),
    Key("units", "单位", "units", "给哪些单位加"),
    Key("when", "条件", "text", "填报的数到了多少就加，如 开展活动 >= 2"),
)
HOTLINE = (
    Key("name", "热线名称", "text", "当地怎么叫就怎么写，如 12345政务服务便民热线", True, ("热线", "平台", "名称")),
    Key("activity", "依据的活动", "text", "办理群众诉求的是哪项活动，写活动的代号", synonyms=("活动",)),
    Key("owner", "管热线的单位", "text", "谁梳理诉求、写月通报", synonyms=("牵头单位", "单位")),
    Key("period", "活动期间", "time", "月通报里专门说的那一段；不写就是这项活动的时间", synonyms=("期间",)),
    Key("due", "答复期限", "within", "交办以后多久答复，如 3个工作日内", synonyms=("办理期限", "期限", "时限")),
    Key("hot", "怎样算热点", "hot", "同一个问题有多少件、多少人反映，就列为热点", synonyms=("热点",)),
    Key(
        "routing", "谁管什么", "map:names", "办什么事的单位，如 住建局: 供热、物业；交办时这样提示", synonyms=("分派",)
    ),
    Key("columns", "工单的栏目", "columns", "导出的表里叫什么；常见的叫法不用写", synonyms=("栏目", "表头")),
)
HOT = (
    Key("orders", "件数", "count", "至少几件；不写就是5"),
    Key("callers", "人数", "count", "至少几个人；不写就是3"),
)
COLUMNS = (
    Key("number", "工单编号", "texts", "每件不同，更新时靠它认"),
    Key("received", "受理时间", "texts", "群众什么时候来电"),
    Key("title", "诉求标题", "texts", "一句话的概括"),
    Key("text", "诉求内容", "texts", "群众怎么说的"),
    Key("kind", "诉求类型", "texts", "归到哪一类"),
    Key("channel", "受理渠道", "texts", "电话、网站等"),
    Key("caller", "求助人员", "texts", "来电人的姓名；不保存"),
    Key("phone", "来电号码", "texts", "来电人的号码，只用来数有多少人；不保存"),
    Key("place", "事发地", "texts", "诉求说的是哪里"),
    Key("unit", "承办单位", "texts", "派给谁办的"),
    Key("due", "办结时限", "texts", "最迟什么时候办结"),
    Key("closed", "办结时间", "texts", "什么时候办结的"),
    Key("result", "办理结果", "texts", "怎么办的、怎么答复的"),
    Key("satisfied", "满意度", "texts", "群众满意不满意"),
)
PORTAL = (
    Key("site", "网站名称", "text", "网站的规范名称，如 示例区人民政府", synonyms=("网站",)),
    Key("domain", "网站域名", "text", "如 www.shili.gov.cn", synonyms=("域名",)),
    Key("code", "网站标识码", "text", "十位，页面最下面有", synonyms=("标识码", "政府网站标识码")),
    Key("column", "栏目名称", "text", "发在哪个栏目", synonyms=("栏目",)),
    Key("column_type", "栏目类别", "text", "如 通知公告、政策文件", synonyms=("栏目类型",)),
    Key("index", "索引号", "text", "由网站管理的人编，不要自己想一个", synonyms=("信息索引号",)),
    Key("subject", "主题分类", "text", "如 综合政务/政务公开"),
    Key("source", "内容来源", "text", "稿件从哪里来，如 示例区人民政府办公室", synonyms=("来源", "信息来源")),
    Key("author", "作者", "text", "谁写的稿件", synonyms=("责任编辑",)),
    Key("keywords", "关键词", "names", "几个词，用、隔开"),
    Key("description", "内容概述", "text", "一两句话", synonyms=("摘要", "内容摘要")),
    Key("url", "网页地址", "text", "发布以后的地址，https:// 开头", synonyms=("网址",)),
    Key("published", "发布日期", "time", "如 2022年5月12日；知道几点的也写上", synonyms=("发布时间",)),
    Key("openness", "公开方式", "text", "主动公开；写别的就不能发布", synonyms=("公开属性", "公开类别")),
    Key("publish_contacts", "公开联系方式", "yesno", "yes 表示通知里的电话、邮箱可以放到网上"),
)
PLAN = (
    ID._replace(required=True, help="这份方案的代号，进度文件靠它认方案；每年换一个"),
    Key("notice", "通知", "notice", "印发方案的通知，或直接布置工作的通知"),
    Key("plan", "方案", "scheme", "通知所印发的方案", synonyms=("活动方案", "实施方案")),
    Key("units", "单位名录", "registry", "有哪些单位，怎么称呼", synonyms=("单位",)),
    Key("reports", "报送事项", "seq:report", "哪些单位、什么时候、报什么", synonyms=("报送",)),
    Key("scoring", "考核评分", "scoring", "怎样打分；不写就不打分", synonyms=("评分", "考核")),
    Key("hotline", "群众诉求热线", "hotline", "工单怎样读、怎样算热点；不写就用通行的", synonyms=("热线",)),
    Key("portal", "网上发布", "portal", "发布在哪个网站、哪个栏目；gongkai publish 用它", synonyms=("门户网站",)),
    Key("labels", "栏目名称", "labels", "改换栏目名称，如 time: 时间"),
)

SHAPES: dict[str, tuple[Key, ...]] = {
    "plan": PLAN,
    "notice": NOTICE,
    "scheme": SCHEME,
    "section": SECTION,
    "attachment": ATTACHMENT,
    "in_text": (
        TITLE._replace(label="活动名称", help="表格的一行、一段话里的活动叫什么；不印出来"),
        TIME,
        PLACE,
        *ROLES,
    ),
    "level": (
        Key("first", "第一个序号", "text", "如 一、 （一） 1. 第一，", True),
        Key("continue", "接着编", "yesno", "yes 表示接着上一章往下编，不从头编"),
    ),
    "labels": tuple(key._replace(kind="text", help=f"代替“{key.label}”的名称") for key in LINES),
    "table": (
        Key("columns", "表头", "list", "各栏的名称", True),
        Key("rows", "各行", "seq:row", "一行一个列表", True),
    ),
    "piece": PIECE,
    "registry": UNITS,
    "group": GROUP,
    "contact": CONTACT,
    "report": REPORT,
    "figure": FIGURE,
    "interpretation": INTERPRETATION,
    "scoring": SCORING,
    "addition": ADDITION,
    "hotline": HOTLINE,
    "hot": HOT,
    "columns": COLUMNS,
    "portal": PORTAL,
}

BY_WORD: dict[str, Key] = {word: key for key in LINES for word in (key.label, *key.synonyms)}
ROLE_NAMES: frozenset[str] = frozenset(key.name for key in ROLES)
ROLE_LABELS: dict[str, str] = {key.name: key.label for key in ROLES}


def line_of(title: str) -> Key | None:
    """The labelled line that a heading names: 活动时间 and 时间 are both `time`, anything else is none."""
    return BY_WORD.get(title.strip().rstrip("：:。．."))
