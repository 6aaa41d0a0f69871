"""What the codes of reading mean, in the form of the content rules' docstrings; `gongkai explain` shows them.

How much they weigh stands in `gongkai.diagnostics`, for whoever makes one.

In the examples ⇥ stands for a tab, □ for a full-width space and ␀ for a control character.
"""

CODES: dict[str, str] = {
    "GK001": """文件不是 UTF-8 编码。

旧版记事本存的是 GBK（ANSI）。工具按 GB 18030 读得懂，别的程序、别的电脑上可能变成乱码。
用 --fix 可以转成 UTF-8。
""",
    "GK002": """文件里有读不出来的字节。

文件损坏了，或者根本不是文本文件（比如把 Word 文档改名成了 plan.yaml）。找回原来的文件，或者把那一处重新录入。
""",
    "GK003": """有看不见的控制字符，或者看不见的换行符。

从别的程序粘贴时混进来的，印不出来，也读不通。把它删掉。

错:

    id: example
    plan:
      title: 示例␀方案

对:

    id: example
    plan:
      title: 示例方案
""",
    "GK004": """缩进里有 Tab。

缩进只能用半角空格，每一级两个。用 --fix 可以改好；和空格混着用、看不出一个 Tab 算几格的，要自己改。

错:

    id: example
    plan:
    ⇥title: 示例方案

对:

    id: example
    plan:
      title: 示例方案
""",
    "GK005": """缩进里有全角空格，或者看不见的字符。

看上去对齐了，其实这一行没有接在上一级下面。用 --fix 可以改好。

错:

    id: example
    plan:
    □title: 示例方案

对:

    id: example
    plan:
      title: 示例方案
""",
    "GK006": """列表的横线后面缺一个半角空格。

写成“- 甲局”，横线和空格都用半角。用 --fix 可以改好。“•”“·”一类不是列表的记号，也改成“- ”；正文里的要自己改。

错:

    id: example
    plan:
      title: 示例方案
      list:
        -推进政务公开
        -打造阳光政府

对:

    id: example
    plan:
      title: 示例方案
      list:
        - 推进政务公开
        - 打造阳光政府
""",
    "GK007": """同一个名称写了两次。

同一级里一个名称只写一次，不然前一次的内容就丢了。

错:

    id: example
    plan:
      title: 示例方案
      text: 第一段。
      text: 第二段。

对:

    id: example
    plan:
      title: 示例方案
      text: |
        第一段。
        第二段。
""",
    "GK008": """以 & * ! 开头的文字会被当成特殊记号。

把整句话放进引号。

错:

    id: example
    plan:
      title: &t 示例方案

对:

    id: example
    plan:
      title: "&t 示例方案"
""",
    "GK009": """一层套一层，太深了。

方案用不着这么多层。多半是多打了方括号、花括号。
""",
    "GK010": """冒号前面不是一个名称。

冒号前面只能是一个名称，不能是列表、花括号。

错:

    id: example
    plan:
      title: 示例方案
      [甲, 乙]: 丙

对:

    id: example
    plan:
      title: 示例方案
      text: 甲、乙：丙。
""",
    "GK011": """读到这里读不下去了。

多半是内容里有半角冒号、引号或者括号，或者缩进差了一两格。把整句话放进引号最省事；缩进照提示的格数改。

错:

    id: example
    plan:
      title: 活动主题: 公开

对:

    id: example
    plan:
      title: 活动主题：公开
""",
    "GK012": """一个文件里写了两份方案。

“---”把文件分成了两份。一个文件只写一份方案；正文里的横线放进引号。

错:

    id: example
    plan:
      title: 示例方案
    ---
    plan:
      title: 另一份方案

对:

    id: example
    plan:
      title: 示例方案
""",
    "GK013": """名称后面用了全角冒号。

名称后面用半角冒号“:”，再空一格。正文里的冒号仍然用全角。用 --fix 可以改好。

错:

    id: example
    plan:
      title：示例方案

对:

    id: example
    plan:
      title: 示例方案
""",
    "GK014": """冒号后面缺一个半角空格。

写成“名称: 内容”。用 --fix 可以改好。

错:

    id: example
    plan:
      title:示例方案

对:

    id: example
    plan:
      title: 示例方案
""",
    "GK015": """方括号里用了全角的逗号、顿号或者括号。

方括号里的各项用半角逗号隔开。嫌麻烦，就照公文写：甲局、乙局，不用方括号。用 --fix 可以改好。

错:

    id: example
    plan:
      title: 示例方案
      lead: [甲局，乙局]

对:

    id: example
    plan:
      title: 示例方案
      lead: [甲局, 乙局]
""",
    "GK016": """这不像一份方案。

没有一行是 notice: 或 plan:。方案照着随附的 plan.yaml 改最方便。

错:

    关于印发示例方案的通知
    各单位：现将方案印发给你们。

对:

    id: example
    notice:
      title: 关于印发示例方案的通知
      text: 现将方案印发给你们。
      issuer: 示例区人民政府办公室
      date: 2022年5月7日
""",
    "GK017": """这一行接进了上面的内容。

像是单独的一项，可是按缩进，它成了上一句话的一部分，会接着印出来。与同级的名称左端对齐。

错:

    id: example
    plan:
      title: 示例方案
      text: 第一段
        place： 示例广场

对:

    id: example
    plan:
      title: 示例方案
      text: 第一段
      place: 示例广场
""",
    "GK018": """“#”后面的文字被当成了说明，印不出来。

内容里要有“#”的，把整句话放进引号。确实是说明的，在“#”前面多空几格。
反过来，一句话后面全角的“＃”不是说明的记号：后面的文字会当成内容，印出来。

错:

    id: example
    plan:
      title: 示例方案
      text: 发放 #政务公开 资料。

对:

    id: example
    plan:
      title: 示例方案
      text: "发放 #政务公开 资料。"
""",
    "GK019": """“gongkai: ignore”后面的代码不对。

写成“# gongkai: ignore GK223”，几个代码用空格隔开。写在行尾的管这一行，写在“|”后面的管下面整段；
单独占一行的，管下面一行和接着它写的文字。只有警告和提示可以这样略过，读不通的错误不行。

错:

    id: example
    plan:
      title: 示例方案
      text: 正文。  # gongkai: ignore 期限

对:

    id: example
    plan:
      title: 示例方案
      text: 正文。  # gongkai: ignore GK223
""",
    "GK020": """名称后面没有冒号。

写成“名称: 内容”：名称后面紧跟一个半角冒号，再空一格。没有冒号，这一行就接进了上下文，后面的也读不对。

错:

    id: example
    plan:
      title: 示例方案
      place 示例广场
      lead: 甲局

对:

    id: example
    plan:
      title: 示例方案
      place: 示例广场
      lead: 甲局
""",
    "GK021": """几行内容被上面的一句话接了进去，不知道原来是什么。

引号打开了没有关上，直到下一个引号，中间的几行就全成了一句话；
冒号后面已经写了内容，下面再写“- ”，列表也成了那句话的一部分。照提示补上引号，或者把缩进对齐。

错:

    id: example
    plan:
      title: 示例方案
      list: 工作安排
        - 推进政务公开
        - 打造阳光政府

对:

    id: example
    plan:
      title: 示例方案
      list:
        - 推进政务公开
        - 打造阳光政府
""",
    "GK022": """说明前面的“#”写成了全角的“＃”，读到这里读不下去了。

说明的记号是半角的“#”。全角的“＃”后面是内容：单独一行的，接不上上下文；写在“名称:”后面的，下面几行就不能再写内容。

错:

    id: example
    plan:
      title: 示例方案
      ＃ 下面是活动地点
      place: 示例广场

对:

    id: example
    plan:
      title: 示例方案
      # 下面是活动地点
      place: 示例广场
""",
    "GK100": """文件里没有内容。

方案从 notice: 或 plan: 写起；可以照着随附的 plan.yaml 改。

错:

    # 只有说明，没有内容

对:

    id: example
    plan:
      title: 示例方案
""",
    "GK101": """没有这个名称。

名称拼错了，或者写错了地方（缩进多了、少了）。

错:

    id: example
    plan:
      title: 示例方案
      tilte: 示例方案

对:

    id: example
    plan:
      title: 示例方案
""",
    "GK102": """缺少必须写的内容。

方案要有代号和标题，报送事项要有代号、名称、报送单位和期限。

错:

    plan:
      text: 正文。

对:

    id: example
    plan:
      title: 示例方案
      text: 正文。
""",
    "GK103": """该写列表的写成了文字，该写文字的写成了列表。

列表每一条以“- ”开头；一段文字里有“: ”或括号的，整句放进引号。

错:

    id: example
    plan:
      title: 示例方案
      sections: 活动主题

对:

    id: example
    plan:
      title: 示例方案
      sections:
        - title: 活动主题
          text: 公开、便民
""",
    "GK104": """名称后面没有内容。

内容被“#”变成了说明，或者下面几行的缩进不对。不需要的，把这一行删掉。必须写的内容空着的，是错误 GK102。

错:

    id: example
    plan:
      title: 示例方案
      text:

对:

    id: example
    plan:
      title: 示例方案
      text: 正文。
""",
    "GK105": """写的不是规定的词。

是或否只写 yes 或 no；generate 只写 tasks；holiday 只写 顺延 或 提前；form 只写 信函。

错:

    id: example
    plan:
      title: 示例方案
      sections:
        - title: 附则
          numbered: 不编

对:

    id: example
    plan:
      title: 示例方案
      sections:
        - title: 附则
          numbered: no
""",
    "GK106": """看不出是哪种序号。

numbering 写第一个序号：一、 （一） 1. 1、 （1） ① 第一， 一是。

错:

    id: example
    plan:
      title: 示例方案
      numbering: 甲

对:

    id: example
    plan:
      title: 示例方案
      numbering: （一）
""",
    "GK107": """表格的一行和表头格数不同。

空着的格写成 ""。

错:

    id: example
    plan:
      title: 示例方案
      table:
        columns: [单位, 场次]
        rows:
          - [甲局]

对:

    id: example
    plan:
      title: 示例方案
      table:
        columns: [单位, 场次]
        rows:
          - [甲局, ""]
""",
    "GK108": """代号用了两次。

代号是给别处引用的，两个一样就分不清是哪个。

错:

    id: example
    plan:
      title: 示例方案
      sections:
        - {id: talks, title: 政策宣讲}
        - {id: talks, title: 座谈交流}

对:

    id: example
    plan:
      title: 示例方案
      sections:
        - {id: talks, title: 政策宣讲}
        - {id: meeting, title: 座谈交流}
""",
    "GK109": """分数写得不对。

scoring 里的满分、扣分、加分和等次都是不带正负号的数字，可以有小数。扣分也写正数，扣还是加，看写在哪一项。
等次写的是最低几分，好的等次要高：优秀: 95, 良好: 85；两个等次的最低分不能一样。

错:

    id: example
    plan:
      title: 示例方案
    scoring:
      full: 100
      late: -5

对:

    id: example
    plan:
      title: 示例方案
    scoring:
      full: 100
      late: 5
""",
    "GK110": """代号是留给临时交办的。

gongkai report assign 交办的事依次叫 交办1、交办2……。方案里的报送事项也这样叫，两件事的记录就混在一起了。

错:

    id: example
    plan:
      title: 示例方案
    units: {groups: {各局: {members: 甲局}}}
    reports:
      - {id: 交办1, title: 总结, from: 各局, due: 2022年5月18日前}

对:

    id: example
    plan:
      title: 示例方案
    units: {groups: {各局: {members: 甲局}}}
    reports:
      - {id: summary, title: 总结, from: 各局, due: 2022年5月18日前}
""",
    "GK120": """单位不在单位名录里。

写错了字，或者是新的单位。写了 units 就要把单位写全：认不出的单位收不到任务，也算不进报送进度。
正文写“县教育局”、名录写“教育局”的，是前缀没有写对：units 里写 prefix: 县，它们就是一家（省、市、区、旗也一样）。

错:

    id: example
    plan:
      title: 示例方案
      lead: 教玉局
    units:
      groups:
        各部门: {members: 教育局、卫健局}

对:

    id: example
    plan:
      title: 示例方案
      lead: 教育局
      support: 卫健局
    units:
      groups:
        各部门: {members: 教育局、卫健局}
""",
    "GK121": """分组绕了一圈，或者套得太深。

分组可以包含别的分组，但是不能绕回自己。

错:

    id: example
    plan:
      title: 示例方案
    units:
      groups:
        甲组: {members: 乙组}
        乙组: {members: 甲组}

对:

    id: example
    plan:
      title: 示例方案
      lead: 甲组
    units:
      groups:
        甲组: {members: 乙组}
        乙组: {members: 甲局}
""",
    "GK122": """一个名称指了两个单位。

简称、别名只能属于一家，不然任务不知道派给谁。单位改了名的，分组里只留现在的名称，原来的名称写进 aliases。

错:

    id: example
    plan:
      title: 示例方案
    units:
      aliases:
        市场监督管理局: 市场局
        市场服务中心: 市场局

对:

    id: example
    plan:
      title: 示例方案
      lead: 市场局、市场服务中心
    units:
      aliases:
        市场监督管理局: 市场局
        市场服务中心: 服务中心
""",
    "GK123": """引用了没有的代号。

report、of、who、except 里的代号要和活动、报送事项的 id 一样。

错:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: summary, title: 总结, from: 甲局, due: 5月27日前, of: talk}

对:

    id: example
    plan:
      title: 2022年示例方案
      sections:
        - {id: talk, title: 政策宣讲, lead: 甲局}
    reports:
      - {id: summary, title: 总结, from: 甲局, due: 5月27日前, of: talk}
""",
    "GK124": """活动里没有这个角色。

who 写“参加单位”，这项活动就要有 participants（参加单位）。

错:

    id: example
    plan:
      title: 示例方案
      lead: 甲局
      requirements:
        - {text: 自备展板。, who: 参加单位}

对:

    id: example
    plan:
      title: 示例方案
      lead: 甲局
      participants: 乙局
      requirements:
        - {text: 自备展板。, who: 参加单位}
""",
    "GK125": """没有这个附件。

see 写附件的标题或编号（附件1）。只有一个附件的，写“附件”就行。

错:

    id: example
    plan:
      title: 示例方案
      lead: 甲局
      text:
        - {text: 悬挂宣传标语。, who: 甲局, see: 附件2}
      attachments:
        - title: 宣传标语
          list: [推进政务公开]

对:

    id: example
    plan:
      title: 示例方案
      lead: 甲局
      text:
        - {text: 悬挂宣传标语。, who: 甲局, see: 宣传标语}
      attachments:
        - title: 宣传标语
          list: [推进政务公开]
""",
    "GK126": """排了期限的单位不用报，或者排了两个期限。

schedule 给个别单位写明期限，这些单位要在 from 里；别的单位按 due。

错:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: talk, title: 访谈提纲, from: 甲局、乙局, due: 5月20日前, schedule: {丙局: 5月16日}}

对:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: talk, title: 访谈提纲, from: 甲局、乙局, due: 5月20日前, schedule: {乙局: 5月16日}}
""",
    "GK130": """没有这一天，或者没有这个时刻。

错:

    id: example
    plan:
      title: 2022年示例方案
      time: 5月32日

对:

    id: example
    plan:
      title: 2022年示例方案
      time: 5月31日
""",
    "GK131": """不知道是哪一年。

日期没写年份，通知也没有成文日期可以参照。

错:

    id: example
    plan:
      title: 示例方案
      time: 5月16日

对:

    id: example
    plan:
      title: 示例方案
      time: 2022年5月16日
""",
    "GK132": """期限没有看懂，或者说的不止一个日子。

期限关系到谁算迟报，不能替人猜。写成“5月18日前”“5月18日17:30前”“5月底前”“活动结束后5个工作日内”。

错:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: summary, title: 总结, from: 甲局, due: 尽快}

对:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: summary, title: 总结, from: 甲局, due: 5月27日前}
""",
    "GK133": """反复的期限没有看懂，或者不知道从哪天到哪天。

“每月25日前”“每周五12时前”“每季度末”“6、8、10、12月3日前”是一项报送事项，每一期分别登记。从成文日期或者活动开始起（看哪个晚），
到 until 为止；没有写 until 的，到活动结束。别处的期限（一段话里的 due、report assign 的 --due）只能写一个日子。

错:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: monthly, title: 月报, from: 甲局, due: 6月起每月25日前}

对:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: monthly, title: 月报, from: 甲局, due: 6月起每月25日前, until: 12月31日, holiday: 顺延}
""",
    "GK134": """期限算不出日子。

“活动结束后5个工作日内”要知道活动哪天结束，还要知道那一年的放假安排。缺一样，就直接写明日期。

错:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: summary, title: 总结, from: 甲局, due: 活动结束后5个工作日内}

对:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: summary, title: 总结, from: 甲局, due: 5月27日前}
""",
    "GK135": """结束早于开始。

核对前后两个日期或时刻；下午的时刻写成“下午2:00”或“14:00”。

错:

    id: example
    plan:
      title: 2022年示例方案
      time: 5月20日至5月15日

对:

    id: example
    plan:
      title: 2022年示例方案
      time: 5月15日至5月20日
""",
    "GK140": """两项统计指标同名。

一项报送里的指标各有各的名称，表上、命令里都靠名称认。不同的报送可以有同名的指标。

错:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: summary, title: 总结, from: 甲局, due: 5月27日前, figures: [参与群众（人次）, 参与群众（人）]}

对:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - {id: summary, title: 总结, from: 甲局, due: 5月27日前, figures: [参与群众（人次）, 工作人员（人）]}
""",
    "GK141": """写的统计指标没有，或者没有看懂。

part_of（其中）、rate（比率）写的是同一项报送里别的指标，when（加分条件）写的是哪一项报送里的指标；都要是可以相加的数。

错:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - id: summary
        title: 总结
        from: 甲局
        due: 5月27日前
        figures:
          - 解答问题（件）
          - {name: 当场答复（件）, part_of: 答复问题}

对:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - id: summary
        title: 总结
        from: 甲局
        due: 5月27日前
        figures:
          - 解答问题（件）
          - {name: 当场答复（件）, part_of: 解答问题}
""",
    "GK142": """一项统计指标里写了互相矛盾的两样。

比率是算出来的，没有其中、清单；清单的数是条数；文字不相加；最小不能比最大还大；一项不能是自己的一部分。

错:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - id: summary
        title: 总结
        from: 甲局
        due: 5月27日前
        figures:
          - {name: 活动地点, text: yes, max: 100}

对:

    id: example
    plan:
      title: 2022年示例方案
    reports:
      - id: summary
        title: 总结
        from: 甲局
        due: 5月27日前
        figures:
          - {name: 活动地点, text: yes}
""",
    "GK143": """链接不是网址。

解读链接、政策链接要写全，以 http:// 或 https:// 开头，里面没有空格、引号，也没有用户名、密码；
一项只写一个，后面不跟标点、说明（1.html。，1.html（图解）），不然点开找不到网页。从浏览器的地址栏里复制。

错:

    id: example
    plan:
      title: 2022年示例方案
      interpretations:
        - {policy: 《示例办法》, unit: 甲局, link: www.example.gov.cn/1.html}

对:

    id: example
    plan:
      title: 2022年示例方案
      interpretations:
        - {policy: 《示例办法》, unit: 甲局, link: https://www.example.gov.cn/1.html}
""",
    "GK150": """热线的一项没有看懂。

hot 里的件数、人数是从 1 起的整数；due 是从交办算起多久，如 3个工作日内；columns 里一个栏目只能是一样。

错:

    id: example
    plan:
      title: 示例方案
    hotline:
      name: 12345热线
      due: 尽快
      hot: {orders: 多件}

对:

    id: example
    plan:
      title: 示例方案
    hotline:
      name: 12345热线
      due: 3个工作日内
      hot: {orders: 5, callers: 3}
""",
}
