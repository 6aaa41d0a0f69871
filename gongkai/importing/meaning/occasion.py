"""When and where something is held, as a sentence says it: 定于9月23日上午9:00，在示例镇示例广场举行."""

import re
from typing import NamedTuple

from gongkai.importing.meaning import asking
from gongkai.importing.meaning.roles import A_DAY, DOES, ONLY_IF, in_prose, of_clause
from gongkai.importing.meaning.when import ANY_DAY, is_feast, is_read, is_time, time_at, times, vague_times
from gongkai.importing.words.names import are_units
from gongkai.importing.words.places import A_TOWN, LOCAL, NAMED_PLACE, NO_PLACE, SPOT, is_place
from gongkai.importing.words.sentence import Part, clauses, is_inside, leading_units
from gongkai.patterns import pattern
from gongkai.phrases.times import Time, is_during, is_hours, parse_time
from gongkai.text import Text

MADE_OF_TWO = "由原文的前后两处合成"
_STATIONS = (  # of which there is a 所: 司法所
    "派出|司法|监管|财政|供电|国土|工商|卫生|统计|林业|水利|农机|交管|税务|文化|规划|土地|食药|国税|地税|检疫|资源"
)
_SURE = pattern(
    r"(?:(?:[周月节]|(?<!截止)(?<!报送)(?<!报名)(?<!报到)(?<!完成)(?<!提交)(?<!上报)日)”?(?:活动)?(?:定|安排|确定|选)[在为于]|定于|决定|计划|拟定?于?|将于|计划于|(?:初步?|暂|预)定[于为在]?|今年[是为]"
    r"|(?<!截止)(?<!报送)(?<!报名)(?<!集合)(?<!报到)(?<!完成)(?<!提交)(?<!上报)时间(?:均|都|统一)?(?:[为是：:]|(?:暂|初步|初|拟|预)?定[于为在]?"
    r"|(?:安排|确定|选|放)[在为于])?(?:从|自)?|(?:活动|举办|决定|工作|值班|运动|集训|整治)[从自]"
    r"|(?:仪式|彩排|[会赛班]|演[出练]|培训|讲座|活动|考试)(?:统一|初步|暂)?(?:安排|定|放|选)[在于]|(?:活动|宣传)(?:周|月)定为|(?:展|会|赛|活动)期[为是：:]?(?:自|从)?"
    r"|(?:宣传|活动)[周月]为|(?:延期|推迟|推延|提前|改期|改|顺延|调整|移)[至到为在])(?:每年)?\s*$"
)
_LASTS = pattern(  # 本次体检自5月10日开始，至5月21日结束: the time of what it is said of
    "(?:^|[，。；：])(?![^，。；：]*(?:报名|征集|征文|投稿|投票|申报|公示|受理|报到|注册|缴费|提交|报送|接站|施工|停[水电课]|去年|上[一]?[轮次届]|前期|假期|学期|合同|升级"
    "|填报|[火汛渔用]期))"
    "[^，。；：]{2,20}[自从]$"
)
_BEGINS_AND = pattern("(?:开始|起)，")
_ROTA = pattern(rf"[、，](?P<day>{A_DAY})由?(?!之?前|以前|止|起|内|常)(?=[\u4e00-\u9fff]{{2}})")
# 5月24日甲局、25日乙局……; 6月16日安排甲村，17日安排乙村
_ON_A_ROTA = pattern(r"由?[\u4e00-\u9fff]{2,16}(?:、(?:\d{1,2}月)?|，)\d{1,2}日(?!之?前|以前|止|起|内|常)")
_MARKET_DAY = pattern("^(?:逢[集场圩墟]日?|赶[集场圩墟]日?|[集圩墟]日)")  # 6月14日逢集，在农贸市场……
_PERIOD = pattern("(?:期间|活动周|活动月|宣传周|宣传月|活动当天|[周月节]”)（$")
_AN_HOUR = r"\d{1,2}(?:[:：]\d{2}|[时点](?:半|\d{1,2}分?)?)"
_HOUR_APART = pattern(
    r"(?:）|(?:世界|国际|全国|中国|国家|“)?(?:世界|国际|环境|卫生|读书|地球|水|气象|粮食|禁毒|档案|植树|教师|护士|青年|儿童|妇女|宪法|爱[眼耳]|消防|咨询)"
    r"[\u4e00-\u9fff]{0,4}[日节]”?)(?:当[天日])?"
    rf"(?P<hour>(?:上午|下午|晚上?|中午)(?:{_AN_HOUR}(?:[—~至-]{{1,2}}(?:上午|下午)?{_AN_HOUR})?)?)(?!之?前|以前)"
)
_STAGE_IS = pattern(
    "[^，。；：（]{2,14}(?:日|节)”?（$|(?:[^，。；：（]{0,4}第[一二三四五六](?:阶段|[期批场轮])|[^，。；：（]{2,10}阶段)（$"
)  # 第一阶段（1月—5月）为……
_BEGINS = pattern(
    r"(?:^|[，。；：])\s*(?:(?:我[市区县省镇]|全[市区县省]|本次活动|活动)?(?:拟|将|于|在|自|从|定于|统一|整个?)*)$"
)
_OVER = pattern(
    "(?:之前|以前|前(?!往)|后|以后|之后|止|截[稿止]|以来|印发|下发|发布|召开的|举行的|施行|执行|实行|正式(?:施行|实施|生效)|(?:颁布|出台|生效)(?=[，。；的]|$)|第|[）)]?(?:临近|将至|即将|来临|到来|将近))"
)
_FROM_THEN = pattern(  # 1月至11月期间形成的文件
    "(?:期间|之?间|以?内)?(?:形成|产生|发生|制[作发定]|印发|出台|公开|公布|办理|受理|完成|评选|发表|发布|出版|取得|获得|创作|拍摄|参加工作|入职|录用|出生|竣工|验收|立项|认定)的(?!时间)"
)
_STAGES = pattern("[月日旬底初末起][为是][^，。；]{1,10}阶段")  # 4月为宣传阶段，5月为总结阶段
_CLOSES = pattern(
    "(?:截止|报名|征集|报送|投稿|上报|提交)[^，。；]{0,24}(?:顺延|延长|推迟|延期|调整|变更|改)[至到为]$"
)  # 报名时间延长至7月10日
_SETS_UP = pattern("设(?:立|置)?(?:分会场|分赛场|观摩点)$")
_NAMED = pattern(  # 6月12日为“绿色出行日”, and not what day of the year it is anyway: 6月5日为世界环境日
    "[是为](?!第|[^，。]{0,6}(?:世界|国际|全国|我国|国家))[^，。；]{1,16}(?:日|阶段|环节)”?(?:[，。；]|$)"
)
_ATTENDS = pattern(
    "(?:统一|直接|准时|按时|派员|派人)?(?:[到在赴]|前往)(?!现场)[^，。；]{2,40}?(?:参加|集合|集中(?:乘车|出发)?|报到|签到|登记入住|乘车|上车|参会|参训|候[场会]|入场|就[坐座])"
)
_COMES_TO = pattern("(?:统一|直接|准时|按时)?[到赴][^，。；]{2,30}(?:会议室|报告厅|礼堂|会场)[。；]?$")
_OCCASION = pattern(
    "[^，。；：、]{1,16}(?:会(?!议室)|班|赛|式|展|活动|演出|讲座|论坛|演练|培训)"
)  # 座谈会5月6日在……召开
_INVITES = pattern("(?:参加|出席|观看)$")
_IN_A_NAME = (  # 在县委组织部三楼, 在示例开放大学: what is done is half of a name
    "(?!宣传(?:[部栏馆站室]|中心|广场|长廊|阵地|思想|文化(?:中心|馆|站)|教育(?:中心|基地|馆|办|[科处股]))|组织(?:部|人事)"
    "|开放(?:大学|广场|区)|[展演]出(?:大厅|[厅区室台场]|中心|基地)|展[示览](?:大厅|[区室台园]|基地)|体验(?:中心|基地|[馆区店厅园室])"
    "|宣讲(?:[团厅室]|基地)|启动区|开播室|进行曲|义诊[点区室]|慰问团|授课[点室]|颁奖台|播放[厅室]|签名[墙台区]|参观台|观看[台区]|发放[处站室])"
)
_ACTS = (
    "(?:共同|联合|集中|统一|自行|分别|陆续|隆重|正式|组织(?!部)|同步|同时|如期|首次|(?<!工程)(?<!项目)(?<!工地)(?<!施工)(?<!事故)(?<![会赛式展演动])现场|露天|公开|免费"
    "|巡回|轮流|依次){0,3}"
    f"{_IN_A_NAME}(?:举行|举办|召开|开会(?!议)|开展|启动|进行|组织|开幕|开放(?![日周月式])|走访|慰问|义诊|集中宣传|巡[展演讲](?!厅|广场|中心|馆|区|室|场|[点站])"
    f"|(?:栽[植种]|补植|种植)(?=[^，。；]{{0,8}}(?:[树苗松柏杉樟柳杨桂榆槐枫梅竹]|[0-9]+[株棵亩])|[，。；])"
    f"|[上讲](?=[一1]?[堂节][^，。；]{{0,10}}课(?!.{{0,4}}(?:比赛|竞赛|决赛|展示|现场)))|摆摊(?=设[点台摊]|宣传|咨询|开展)|[开增]设|开办|集中评[奖审]|建立"
    f"|成立|搭建|(?:建设|新建|建成)(?=(?:\\d{{1,3}}|[一二三两几十]{{1,2}})[个处座条块间](?!方面)[^，。；]{{0,12}}(?:[，。；]|$))"
    f"|搞(?=[“\u4e00-\u9fff])|唱大戏|设立(?!观摩点|分会场|分赛场)|设置|(?<![开建增])设(?![备计区施]|立?(?:观摩点|分会场|分赛场))|增殖放流|放流|放生|摆放|布置|悬挂"
    f"|张贴|放映|播放|演出|公演(?=[^，。；]{{0,6}}(?:[《“]|小戏|大戏|话剧|戏曲|剧目|节目))|展[出示览销](?!中心|馆|厅|会)|宣传|宣讲|授课|讲授|讲课|颁奖|揭牌|签名|接受"
    f"|接待(?!中心|大厅|室|处|站)|接听|做客|[坐巡]诊(?![室点台])|接访(?![室点中])|走进(?=直播间|演播[室厅])|发放|观看|参观|体验|收看|上线(?!下)|(?:开播|首播|开通)(?!仪式|式)|直播(?!间|平台|带|基地|产业|大厅|中心|园|室|节目|活动|的)"
    f"|[开起]跑|(?:在线|线上|网上)?答题(?![卡者人]))"
)
_HELD = pattern(_ACTS)
_THERE = (  # what is done where somebody is: 在县文化馆听讲座, but not 在县体检中心
    "(?:共同|联合|集中|统一|集体|现场|公开|分批|分组|实地|跟岗)?"
    "(?:作(?=[^，。；]{0,24}(?:报告|讲座|辅导|宣讲|授课))|听(?:取)?(?=讲座|报告|课|取)|开(?:[考班课讲赛馆]|工(?!作))|体检|(?:免费)?为[^，。；]{2,8}?(?:检测|维修|理发|测量|义诊|讲解|办理|鉴定|体检|检查身体|理发|服务)|培训|签约|授[牌旗]|讲(?=[《“述解])|表演|比赛|竞赛|彩排|排练|诵读|朗诵"
    "|朗读|祭扫|扫墓|植树|执勤|值守|交流|座谈|研讨"
    "|献血|采血|咨询|表彰|宣誓|面试|笔试|考试|测试|讲座|演练|观摩|集训|训练|接种|义卖|义剪|劝导|清扫|打扫|捡拾|收听|学习|上课|录制|评[选审比]|揭幕|挂牌|剪彩|奠基|实习|实训|徒步|骑行|游园|联欢)"
    "(?!中心|基地|学校|学院|大厅|广场|公园|大楼|门诊|期间|[馆室厅站台点场会班处科部局院园区路楼周月日节组队的])"
)
_FOR_WHOM = (  # 在示例广场面向群众宣讲
    "[面朝]?向(?=群众|市民|居民|村民|企业|公众|社会|学生|师生|游客|家长|职工|全[市县区镇校社])"
    "|对(?=市民|群众|居民|村民|企业|学生|全)|针对"
)
_SERVES = (  # 到示例院为老人提供体检
    "为[^，。；]{2,24}?(?:提供|开展|进行|送去|举办|义诊|服务)|[为给向][^，。；]{2,16}?[上讲](?=[一1]?[堂节])|每[日天晚周月]"
)
_IN = (  # 在, but not in 现在, 所在, 在职, 在校生
    rf"(?<![现正存实自旨内放])(?<!(?<!{_STATIONS})所)(?<!公室设)"
    r"在(?!(?<=所在)区域|线|职|建(?![设军国业安湖德阳宁瓯平])|岗|校生|\d{1,4}[年月日])"
)
_TO = (  # where they go
    r"(?<![达得感收受想看直做报签])到达?(?!\d{1,2}[日月])|(?<![推转])[移迁改换][至到]|赴"
    r"|(?<=[人名员众民生表车队团])走进|(?<=分别)[开驶]进"
    r"|(?<!广泛)(?<!继续)(?<!持续)深入(?=[^，。；开推贯学]{3,16}(?:工地|社区|村|学校|企业|园区|广场|小区|市场)[，开组为])"
)
_PLACE_IS = (  # 地点为……, but not 集合地点为……
    r"(?<!报[到名])(?<!签到)(?<![停乘上发]车)(?<!咨询)(?<![住食]宿)(?<![就用]餐)(?<!集[合中])(?<!接站)地点(?:均|都|统一)?[为是：:在]"
    r"|(?<!集合)(?<![住食]宿)(?<![就用]餐)(?<!报到)地点(?![另待由以按设]|改|调整|变更|不变|[^，。；]{0,8}在)(?=[\u4e00-\u9fff\d]{2,20}(?:[，。；]|$))"
    r"|地点(?:均|都|统一)?设[在于为]?"
    r"|(?<!报[到名])(?<!签到)(?<!集[合中])(?<![停乘上发]车)(?<![住食]宿)(?:地点|会场|场地)：?，{0,40}(?:改|调整|变更)[为到至在]|(?:会场|展览|展区|[点场站])设在"
)
_DO_THERE = (  # what those do who come
    r"由|与[^，。；]{2,12}(?:同时|一起|同步)|分(?:[两一二三四五六七八九十]|\d{1,2})[批组场期轮次]|统一(?!路|街|村|社区|战线)"
    r"|参加|集[合中](?!办公|供养|安置)|报到(?![处点]|大厅)|签到(?![处点台])|登记(?![处站点局]|大厅|中心)"
    r"|乘车|上车|参会|参训|候[场会]|入场|就[坐座]|，(?:组织|开展|举行|举办|集中)"
    r"|(?<=[各均都])(?:讲|办|演|放)?[一二两三四五\d]{1,2}场"
)
_PLACE = pattern(
    rf"(?<!报[到名]地点)(?<!签到地点)(?<![停乘上]车地点)(?<!咨询地点)(?:{_IN}|{_TO}|{_PLACE_IS})"
    r"(?P<place>(?:（[^（）]{1,30}）|(?<=自)由|[^，。；：（）由]){2,50}?)(?:[两三四五]处)?(?:各|均|都)?"
    rf"(?=(?:（[^（）]*）)?(?:{_ACTS}|{_THERE}|{_FOR_WHOM}|{_SERVES}|{_DO_THERE})|[。，；]|$)"
)
_DO_SO = (
    "集合|集中|签到|报到|座谈|参观|观看|观摩|体验|看|听|合影|用餐|就餐|午餐|休息|乘车|上车|返回|出发|举行|召开|开会"
)
_GO_THERE = pattern(rf"[，\s]*(?:前往|[到在赴])(?P<place>[^，。；：（）由]{{2,20}}?)(?={_DO_SO})")
_AT_A_SPOT = pattern(
    rf"[，\s]*(?P<place>[^，。；：（）由到在赴]{{0,14}}(?:广场|会议室|报告厅|礼堂|大厅|展厅|操场|体育场|门口|[一二三四五六七八九十\d]楼|会场))(?={_DO_SO})"
)
_FOR_THEM = pattern(_SERVES)
_DONE_THERE = pattern(f"{_THERE}|{_FOR_WHOM}")
_ASIDE = pattern(  # where something of it is, and not the whole: 终点设在, 医疗点设在
    "(?:(?<!起)终点|(?:医疗|救护|补给|停车|集合|报到|接送|候车)[点站处]|停车场|分[会赛]场)(?:均|都|分别|也|统一)?[设位]?[于在为]?$"
)
_ITS_SPOT = pattern(  # not 集合地点在
    "(?:^|[，。；：]|活动|比赛|演出|讲座|展览|会议|培训|[初预复决]赛|仪式|宣讲|主场|会场)地点(?:均|都|统一)?在$"
)
_SO_OFTEN = pattern("(?<=[各均都])(?:讲|办|演|放)?[一二两三四五\\d]{1,2}场")  # 在东门社区、北苑社区各讲一场
_ITS_HOUR = pattern(r"(?:上午|下午|晚上?|中午)?(?:\d{1,2}[:：]\d{2}|\d{1,2}[时点](?:半|\d{1,2}分?)?)(?=[在到])")
_SHOWS = pattern(r"[ \u3000]{0,4}(?:共|各)?\d{1,3} ?场次?$")  # 6月29日 示例县 2场次
_DOES = pattern(  # what somebody does there, and no name of a place: 随机确定学校, 全体返校, 县站将疫苗送各乡镇站
    "^[送寄运]到|(?<=..)(?<![向朝]..)(?:[把到返赴搬]|将(?!军)|送(?!变)|给(?!水)|运(?![动河城输通])|须|需|应当)|随机|全体|命名|授牌|选取|排定|封闭|撤出|启用|改造(?!后的)"
    "|粉刷|维修|验收|入座|参观|进(?:社区|校园|农村|企业|机关|家庭|学校|军营)|体验(?!馆|中心|区|店)|移交|走[进访]|深入"
    "|确定|制定|张贴|悬挂|发放|报送|上报|填报|整理|准备|携带|负责|协调|安排|提供|抽调|选派|指派|落实|清理|打扫|登记|完成|通知|邀请|统计|汇总|播放|讲解|督促|加强|提高|乘[车船]|前往|出发"
    "|就位|到场|返[回校]|进入|移步|转至|离开|入校|[开闭]馆|驱车|考察|游览|揭牌|关闭|待定"
)
_LABEL_BEHIND = pattern("，[\u4e00-\u9fff]{2,4}：")  # 滨江小学，主讲人：……
_MOVES_ON = pattern(  # where they meet is not where it is held: 在学校南门集合，乘车前往陵园
    "集[合中](?:统一|集体)?(?:出发|乘[车船]|上车)?，?(?:随后|然后|再)?(?:统一|集体|有序)?(?:出发|乘[车船]|步行|驱车)?(?:前往|参观|[到赴去])"
)
_OF_PARTS = pattern("[初预复决]赛|第[一二三四五六]期|理论(?:考试)?在|实操")
_SEATS = ("县", "市", "区", "旗", "镇", "乡")
_HAS_A_DAY = pattern("(?:20\\d\\d年)?\\d{1,2}(?:月|[-.—至]\\d{1,2}月)")
_BRACKET = pattern("（[^（）]*）")
_LAST_BRACKET = pattern("(?<=.{2})（(?P<said>[^（）]{1,40})）$")
_EACH_AT = pattern("、[^、在]{0,12}在(?=[^、在]{2,})")  # 上午在甲广场、下午在乙公园
_NEAR = pattern(r"（(?!共|含|星期|周|\d+月)(?:[^（）\d]{1,20}|[^（）]{0,20}[号楼层室路街米园][^（）]{0,12})）")


_RANGE = pattern(r"\d\s*+[日号]?\s*+(?:[—－–~～至到]|--?+)\s*+\d")
_IS_MONTH = pattern(
    "为[^，。]{0,12}(?:宣传|活动|行动|整治|服务|推广|发动|提升|攻坚|巩固|排查|整改|总结|实施|部署)月(?:[，。]|$)"
)
_IS_WEEK = pattern("[是为][^，。]{0,20}(?:周|月)”?(?:（[^（）]*）)?(?:[，。]|$)")
_COUNTED = pattern("[是为](?:我国|全国|国家)?第")
_NAME = pattern("(?!第.[期批场])[^，。；：\\d]{2,20}(?<!时间|日期|期限|截止|地点|单位|主题|电话)：")
_HANDS_IN = pattern("，?[^，。；]{0,20}完成[^，。；]{2,16}(?:上报|报送|提交)")  # 5月25—31日，各镇完成总结上报
_ONE_MORE = pattern(r"(?:在[^，。；、]{1,16})?、[^，。；、\d]{0,12}")  # 高中部4月20日、初中部4月21日
_ITS_PLACE = pattern("在(?P<place>[^，。；、]{2,16}?)(?=[、，。；各]|举[行办]|召开|开展|进行)")
_SHOW = pattern("第.[期批场]：")
_CALLED = pattern(r"\s*+(?:[^，。；：]{2,20}：)?\s*+")
_IS_DONE = pattern(  # by when: 10月底前全部完工。
    "(?:全部|全面|建设|改造|整治|整改|验收|布置|安装|基本)*(?:完成|落实|到位|结束|完工|竣工|交付|建成|投用|投入使用|开工|开放|验收|上线|销号"
    "|(?:[挂贴装做备栽摆写搭]|悬挂|张贴|布置|准备|排练)(?:[好完]|完毕|妥当))"
    "(?:到位|使用|验收|建设|运营)?[。；]?"
)
_IT_IS = pattern("(?:此|该|这|本)项?(?:活动|工作|任务)?(?:请|要|应|须|需|必须|务必|均)*")  # 此项活动6月20日前完成
_DOES_BY = pattern("(?!不[能得会])(?!为(?![^，。；]{2,12}[上讲办做提]))(?![的是已未没仍尚，,前后将、])[^，。；]{4,}")
_DONE_BY = pattern(  # 展板于5月12日8:30前布置到位, 名单请人事处于5月8日前核定
    "(?:[要应须需将请拟]|务必)*(?!报名|报到|签到|注册|预约|申[请报]|推荐|反馈|回复|答复|确定|登记|缴|不|告知|联系|来[电函]|咨询|向|与|同)"
    "(?![的为是已未没仍尚前后将把、])[\u4e00-\u9fff“《]{2}"
)
_LONGEST_PLACE = 30
_WHERE_BEHIND = pattern("[^（）]{2,40}（(?P<place>[^（），]{2,20})）")
_CLOSER = pattern(r"[\d楼层室号旁]|[东南西北正][门侧]|[原路]")  # says more closely where it is
_LABEL_AT = pattern("[\u4e00-\u9fff]{2,4}单位")
_OPENED = "(?:对外|免费|向[^，。；]{2,8}(?:免费|对外)?)?开放(?P<place>[^，。；]{3,24})(?=[，。；]|$)"
_OPENS = pattern(_OPENED)
_SOMEBODY_OPENS = pattern(f"(?:局|委|办|厅|会|公司|政府|总队|支队|大队|中心){_OPENED}")
_HELD_THEN = pattern(
    f"(?!如|若|请|因|不|严|谢|发生|产生|所|的)(?:[^，。；]{{0,10}}?由|在|{_ACTS}|集中|广泛|大力|邀请|利用|通过|面向|至少|每[天日周月])"
)
_SENT_THERE = pattern(
    "(?:组织|安排|选派|抽调|邀请)[^，。；]{2,12}(?:人员|专家|队|队伍|志愿者|干部|教师|医生|民警|讲师)于?$"
)
_GOES = pattern("(?:分别|分批|集中|统一|逐个)?(?:到(?![位期账])|赴|深入|走进|前往)")
_BY_THEN = pattern("(?:[要应须需将请拟也均都])*(?:务必)?[于在]?")
_AFTERWARDS = pattern(  # what comes of it, and no time of the whole: 将于4月下旬统一公布
    "(?:[在对][^，。；]{2,20}?)?(?:组织(?:人员)?|进行|开展|统一|集中|适时|予以|陆续){0,3}"
    "(?:公布|通报|公示|表彰|评选|评审|评比|验收|督[查导]|检查|抽查|考核|汇总|审核|反馈|兑现)"
)
_OF_ANOTHER = pattern(  # for which the notice only prepares: 第九届运动会将于9月举行，为做好参赛准备
    "(?:为|现就|做好)[^。；]{0,12}(?:参赛|参展|组队|备战|选拔|迎检|迎接)|来我[市县区镇校](?:督导|检查|调研|视察|考察|指导)"
)
_STAGE = pattern("[^，。；：]{2,12}阶段：")
_STAGE_NAME = pattern("第[一二三四五六]阶段|[\u4e00-\u9fff]{2,8}阶段")
_ALONE = pattern(
    "[，,：: \u3000](?P<place>(?!走进|前往|开展|组织|举)[^，。；：设在于]{2,24}(?:（[^（）]{1,40}）)?)[。；]?"
)
_HALLS = pattern(
    "(?:[\u4e00-\u9fff]{2,16}(?:[馆场厅宫堂]|中心)、)+[\u4e00-\u9fff]{2,16}[馆场厅宫堂]"
)  # no list of offices
_NAMED_THERE = pattern(  # and no unit that sees to it: 承办：县文化馆，6月6日
    "(?![^：]*(?:[主承协]办|责任|牵头|组织|参加|参与|配合|支持|负责|单位|部门|对象|人员|主讲|主持|科目|分工))[^，。；：]{2,20}："
    "(?P<place>[^，。；：、]{1,20}(?:[馆厅宫园]|广场|[影剧]院|礼堂|[中小]学|学校|会议室|操场|体育场|文化站|社区|楼|\\d室))，"
)
_DIRECTLY = pattern(
    "(?P<place>(?:(?![到赴在送])[\u4e00-\u9fff]){2,16}(?:舞台|广场|村部|山庄|礼堂|会场|学校|[中小]学|社区|公园|剧院|戏台|活动室|文化站|集市))(?:（[^（）]{1,24}）)?[。；]?"
)
_GOES_THERE = pattern("(?:分别|陆续|依次|轮流|先后)?(?:在|[到赴](?=[^，。；]{2,30}开展))")
_SOMETHING = pattern(  # 体检车4月8日在示例广场开展义诊
    "(?!.*(?:材料|通知|名单|结果|文件|报名|报送|申报|公告|简报|截止|[前后]$))[\u4e00-\u9fff]{2,12}"
)
_GAP = pattern(
    r"\s*+(?:[—－–~～-]|--)\s*+\d|[?？…*＊□■×_�\ufffd]++\s*\d|\s*+\d|\s++[日月]"
)  # where a character has been lost, the phrase is not all of it
_PUT_OFF = pattern("推迟|延期|顺延|取消|改期|，(?:上午|下午|晚上|中午|次日|翌日|第二天)")  # not the whole of it
_OPEN = pattern("起|开始")
_DEFINES = pattern(
    "[是为]第|[是为](?:我国|全国|世界|国际|全省|全市|国家)?[^，。]{0,8}“?[^，。]{0,12}(?:日|周|月|(?<![季章环])节)”?(?:[，。]|$)"
)
_DONE = pattern(
    "(?:完成|报送|组织|实施|反馈)了|研究决定|会议(?:研究|审议|强调|通过)|进行了|承办了|接待观众|投入使用|检查，发现|获得圆满|了《|印发|下发|下达|已(?:于|经)|召开了|举行了|举办了|曾"
    "|发布了|去年|上年|报名(?!阶段：)|报到(?!：)|截止|期限|逾期|(?:开展|举办|举行|组织|召开)了|以来|批准(?!后)|设立为|确定为"
)


class Occasion(NamedTuple):
    """When and where, None for what a sentence does not say; `in_passing` where it is not said in so many words.

    Where it says several times, of different things, it is the first; `others` are those that it says besides.
    """

    time: Part | None = None
    place: Part | None = None
    in_passing: bool = False
    others: tuple[str, ...] = ()
    hour: str = ""  # 世界水日（3月22日）上午: what stands apart from the day


def occasion(sentence: str, about_time: bool, about_place: bool, is_item: bool) -> Occasion:
    """What a sentence says, with the other days of a list: 24日甲局、25日乙局进直播间."""
    found = _one_occasion(sentence, about_time, about_place, is_item)
    if found.time is None or not _ON_A_ROTA.match(sentence, found.time.end):
        return found
    others = (day for day in _ROTA.findall(sentence, found.time.end) if day not in found.others)
    return found._replace(others=(*found.others, *others))


def _one_occasion(sentence: str, about_time: bool, about_place: bool, is_item: bool) -> Occasion:
    """What a sentence says; below a heading that asks for a time or a place less has to be said.

    An item of a list of activities may begin with its day and go on with what is done: 5月14日下午，召开会议.
    """
    if ONLY_IF.match(sentence) or len(_STAGES.findall(sentence)) > 1:
        return Occasion()
    named = _outside(sentence, times(sentence))
    held = [part for part in named if _is_read(part) and _is_held(sentence, part, about_time, is_item)]
    held = _listed(sentence, named, held) if len(held) == 1 else held
    if not held:
        vague = [part for part in _outside(sentence, vague_times(sentence)) if not _is_bare(sentence, part)]
        held = [part for part in vague if _is_held(sentence, part, about_time, is_item)]
        odd = (part for part in named if not _is_read(part) and re.search("[\\d半]", part.text.partition("日")[2]))
        held = held or [part for part in odd if _is_held(sentence, part, about_time, is_item)]
    places = _places(sentence, bool(held) or about_place) or _opened(sentence, held)
    later = _at_other_hours(sentence, held[0], places) if len(held) == 1 else {}
    places = [place for place in places if place not in later]
    place, one = (places[0], len({part.text for part in places}) == 1) if places else (None, True)
    if len(held) == 1 and is_item and (found := _ALONE.fullmatch(sentence, held[0].end)) and not place:
        where = _of_its_bracket(
            _last_word(_SHOWS.sub("", found["place"]), found.start("place"))
        )  # 5月15日上午，市民广场。
        if (
            not (are_units(where.text) and "、" in where.text and not _HALLS.fullmatch(where.text))
            and _CALLED.fullmatch(sentence, 0, held[0].start)
            and (LOCAL.search(where.text) or (_SHOWS.search(found["place"]) and where.text.endswith(_SEATS)))
            and not NO_PLACE.search(where.text)
            and not _DOES.search(where.text)
            and not _SOMEBODY_OPENS.search(where.text)
        ):
            return Occasion(held[0], where)
    found = _DIRECTLY.fullmatch(sentence, held[0].end) if len(held) == 1 and is_item and not place else None
    if found and not _DOES.search(found["place"]):
        return Occasion(held[0], Part(found["place"], found.start("place")))  # 5月9日石鼓大舞台（石鼓村）
    if len(held) == 1 and is_item and place is None:
        place = _beside(sentence, held[0]) or _before(sentence, held[0])
    if not held:
        past = _DONE.search(sentence) and not about_place
        one = one and len(_OF_PARTS.findall(sentence)) < 2  # 初赛在甲地，决赛在乙地
        return Occasion(None, None if past else place, in_passing=not (about_place and one))
    if len(held) > 1:  # 5月15日在甲，5月16日在乙: whose is which, nobody says
        if holds_all([part.text for part in held]):
            return Occasion(held[0], in_passing=True)
        near = [part for part in places if held[0].end <= part.start < held[1].start]
        near = near or list(filter(None, [_right_behind(sentence, held[0])]))
        there = [(part.text, _right_behind(sentence, part)) for part in held[1:]]
        others = tuple(f"{time}在{at.text}" if at else time for time, at in there)
        return Occasion(held[0], near[0] if near else None, others=others)
    rest = _BRACKET.sub("", sentence[held[0].end :]).strip("。；，")
    lasts = _BEGINS_AND.search(held[0].text) and _LASTS.search(sentence, 0, held[0].start)
    said = _SURE.search(sentence, 0, held[0].start) or lasts or (about_time and (not rest or _HELD.match(rest)))
    open_ = (begins := _OPEN.match(sentence, held[0].end)) and not is_time(f"{held[0].text}{begins[0]}", ANY_DAY)
    week = _is_week(held[0].text, sentence[held[0].end :])
    stage = _STAGE_IS.match(sentence, 0, held[0].start)
    aside = is_inside(sentence, held[0].start) and not stage
    parts = len(_OF_PARTS.findall(sentence)) > 1
    unsure = parts or _PUT_OFF.search(rest) or _MOVES_ON.search(rest) or open_ or aside or not one
    first = (
        is_item and not about_time and not sentence[: held[0].start].strip() and len(named) == 1
    )  # 5月14日下午，召开会议
    only = is_item and not rest and _CALLED.fullmatch(sentence, 0, held[0].start)  # 开幕式：4月12日上午。
    counted = week and _COUNTED.match(sentence[held[0].end :])  # 3月22日至28日是第二十三届“中国水周”
    apart = _HOUR_APART.match(sentence, held[0].end)
    if apart and not apart[0].startswith("）") and _RANGE.search(held[0].text):
        apart = None  # 6月5日至7日环境日上午9:00: on which of them, nobody says
    passing = bool(unsure or counted) or not (place or said or week or first or stage or only)
    return Occasion(held[0], place, passing, tuple(later.values()), apart["hour"] if apart else "")


def spot(text: str) -> Part | None:
    """Where they are by a line of an agenda, behind its hours: 在一楼大厅签到, 到示例水厂看化验室, 二楼会议室座谈."""
    found = _GO_THERE.match(text) or _AT_A_SPOT.match(text)
    if found and not NO_PLACE.search(found["place"]):
        return Part(found["place"], found.start("place"))
    return next(iter(_places(text, True)), None)


def _opened(sentence: str, held: list[Part]) -> list[Part]:
    """The place that somebody opens on a day: 8月20日，市甲局开放东郊净水厂."""
    found = (_OPENS.match(sentence, held[0].end) or _SOMEBODY_OPENS.search(sentence)) if len(held) == 1 else None
    where = Part(found["place"], found.start("place")) if found else None
    return [where] if where and LOCAL.search(where.text) and not NO_PLACE.search(where.text) else []


def _is_bare(sentence: str, part: Part) -> bool:
    """Whether 活动期间 is not when the sentence's activity is: before what is asked for then, or in a later clause."""
    rest = sentence[part.end :].lstrip("，")
    says = leading_units(rest) or _HELD_THEN.match(rest)
    told = re.search("[于在]$", sentence[: part.start]) and _is_told(sentence[: part.start])
    others = times(sentence) or [
        one for one in vague_times(sentence) if not (is_during(one.text) or one.text.startswith("每"))
    ]
    bare = "，" in sentence[: part.start] or not (says or told) or bool(others)
    return is_during(part.text) and bare


def _without_roles(place: str) -> str:
    """A place without the bracket behind it that says who sees to it: 县体育馆（责任单位：县甲局）, not （东门）."""
    last = _LAST_BRACKET.search(place)
    return place[: last.start()] if last and in_prose(last["said"])[0] else place


def _at_other_hours(sentence: str, held: Part, places: list[Part]) -> dict[Part, str]:
    """The places that have an hour of their own behind the time, each as it says both: 14:30在学术报告厅."""
    said: dict[Part, str] = {}
    for clause in clauses(sentence[held.end :]):
        start = held.end + clause.start
        hour = _ITS_HOUR.match(sentence, start)
        there = [place for place in places if hour and start <= place.start <= held.end + clause.end]
        said |= {place: f"{sentence[start : place.start]}{place.text}" for place in there}
    return said


def _last_word(text: str, start: int) -> Part:
    """The last of several words with blanks between them, where alone it is a place: 开幕式 县会堂."""
    before, last = re.split(r"\s+(?=\S+$)", text) if re.search(r"\s\S", text) else ("", text)
    if before and LOCAL.search(before) and are_units(last):  # 青石县文化广场　青石县人社局
        return Part(before.strip(), start)
    return Part(last, start + len(text) - len(last)) if before and not LOCAL.search(before) else Part(text, start)


def _of_its_bracket(where: Part) -> Part:
    """The place of the two that stand outside and inside brackets: 县甲局、县乙院（县体育馆）, 县体育馆（东山片区）."""
    behind = _WHERE_BEHIND.fullmatch(where.text)
    if behind is None:
        return where
    named = where.text[: behind.start("place") - 1]
    inside = behind["place"]
    if is_hours(inside):  # 示例小学（上午9:00）
        return Part(named, where.start)
    if (
        is_place(inside)
        and not SPOT.search(named)
        and ("、" in named or SPOT.search(inside) or not LOCAL.search(named))
    ):
        return Part(inside, where.start + behind.start("place"))
    return where if is_place(inside) or _CLOSER.search(inside) else Part(named, where.start)


def _right_behind(sentence: str, time: Part) -> Part | None:
    """The place that a day of a list has to itself: 5月6日在甲镇、5月7日在乙镇."""
    found = _ITS_PLACE.match(sentence, time.end)
    return Part(found["place"], found.start("place")) if found and LOCAL.search(found["place"]) else None


def _listed(sentence: str, named: list[Part], held: list[Part]) -> list[Part]:
    """A time with those that a list goes on with: 甲镇5月6日、乙镇5月7日开展走访."""
    whole = list(held)
    for part in named:
        if part.start > whole[-1].end and _ONE_MORE.fullmatch(sentence, whole[-1].end, part.start):
            whole.append(part)
    return whole


def _before(sentence: str, held: Part) -> Part | None:
    """The place that stands between what is held and its time: 开幕式：县体育馆，6月6日上午9:00."""
    found = _NAMED_THERE.fullmatch(sentence, 0, held.start)
    where = found["place"] if found else ""
    return Part(where, held.start - len(where) - 1) if where and is_place(where) else None


def _beside(sentence: str, held: Part) -> Part | None:
    """The place that stands between commas behind a time: 5月9日14:30，示例楼101会议室，各单位参加."""
    found = clauses(sentence[held.end :])
    in_row = len(found) > 2 and not sentence[: held.start].strip() and are_units(found[-1].text)  # 甲校，讲座，县乙局
    for nth, clause in enumerate(found[:2]):
        text = clause.text.strip()
        start = held.end + clause.start + len(clause.text) - len(clause.text.lstrip())
        after = found[nth + 1].text.strip() if nth + 1 < len(found) else ""
        by_others = (
            nth == 0
            and is_place(text)
            and bool(after and (leading_units(after) or of_clause(after) or _LABEL_AT.match(after) or in_row))
        )
        if (
            len(text) > _LONGEST_PLACE
            or NO_PLACE.search(text)
            or _SETS_UP.search(text)
            or _HELD.search(text)
            or DOES.search(text)
            or _DOES.search(text.removeprefix("在"))
            or "、" in text
            or ((units := leading_units(text)) and units.end < len(text))
        ):
            continue
        last = (
            is_place(text)
            and (not after or _LABEL_BEHIND.match(sentence, held.end + clause.end))
            and _are_only_roles(sentence[: held.start].rstrip())
        )
        if SPOT.search(text) or by_others or last:
            return Part(text.removeprefix("在"), start + text.startswith("在"))
    return None


def _outside(sentence: str, said: list[Part]) -> list[Part]:
    """The times outside brackets, and those that are said in brackets of what is named before them."""
    return [part for part in said if not is_inside(sentence, part.start) or _explains(sentence, part)]


def _is_read(time: Part) -> bool:
    """Whether a time is understood, if need be without what stands in its brackets."""
    return is_read(time.text) or is_read(_BRACKET.sub("", time.text))


def holds_all(held: list[str]) -> bool:
    """Whether the other times are days within the first: 将于9月15日至21日开展，开幕式定于9月17日举行."""
    texts = [Text(_BRACKET.sub("", phrase)) for phrase in held]
    first = parse_time(texts[0], *ANY_DAY)
    whole = first.spans[0] if isinstance(first, Time) and first.spans else None
    if whole is None or whole.start is None or whole.end is None or whole.start.day == whole.end.day:
        return False
    start, end = whole.start.day, whole.end.day
    others = [parse_time(text, start.year, start) for text in texts[1:]]
    starts = [span.start for time in others if isinstance(time, Time) for span in time.spans]
    return len(starts) >= len(others) and all(one is not None and start <= one.day <= end for one in starts)


def _explains(sentence: str, time: Part) -> bool:
    """Whether a time is all of its brackets, and says when what is named before them is: 活动期间（5月20日至26日）."""
    named = _PERIOD.search(sentence, 0, time.start) or _STAGE_IS.match(sentence, 0, time.start)
    is_by_then = sentence.startswith(("前", "后", "之"), time.end + 1)
    return sentence.startswith("）", time.end) and named is not None and not is_by_then


def _is_held(sentence: str, time: Part, about_time: bool, is_item: bool) -> bool:
    """Whether a time is that at which something is held, and not by when it is, or since when."""
    at, behind = time.start, _MARKET_DAY.sub("", sentence[time.end :], 1)
    rest = _OPEN.sub("", behind, 1) if _OPEN.match(behind) else behind
    lasts = _BEGINS_AND.search(time.text) and _LASTS.search(sentence, 0, at)
    sure = _SURE.search(sentence, 0, at) or lasts
    is_week = _is_week(time.text, rest)
    attends = is_item and not about_time and _ATTENDS.match(rest.lstrip("，")) is not None
    attends = attends or ((is_item or about_time) and _COMES_TO.match(rest) is not None)
    is_named = is_week or (is_item and not sentence[:at].strip() and _NAMED.match(rest))
    if (
        _OVER.match(rest)
        or _FROM_THEN.match(rest)
        or _CLOSES.search(sentence, 0, at)
        or _HANDS_IN.match(rest)
        or _GAP.match(rest)
        or (_is_done(sentence, at, time.end) and not sure and not attends)
        or (_DEFINES.match(rest) and not (is_week or (is_item and _NAMED.match(rest))))
    ):
        return False
    if is_named:
        return True
    if not is_item and (_AFTERWARDS.match(rest) or _OF_ANOTHER.search(rest)):
        return False
    held = _HELD.search(rest[:60])
    alone = is_item and not _BRACKET.sub("", rest).strip("。；，")
    first = bool(_BEGINS.search(sentence, 0, at))
    clause = max(map(sentence[:at].rfind, "，；。：")) + 1
    who = leading_units(sentence[clause:at])
    if is_item and who and _BY_THEN.fullmatch(sentence, clause + who.end, at) and _does_by(rest):
        return True  # 各镇要于4月8日前组织团员植树
    if is_item and not about_time and _are_only_roles(sentence[:at].rstrip("于在 ")) and _does_by(rest):
        return True  # 5月底前拆除破损店招; 由甲局负责，3月底前完成清洗
    if time.text.endswith("前") and not is_feast(time.text):  # by when, which only an item begins with
        ahead = sentence[:at].rstrip("于在")
        if (
            is_item
            and (not ahead.strip() or ahead.endswith("，") or _IT_IS.fullmatch(ahead))
            and _IS_DONE.fullmatch(rest.partition("，")[0])
        ):  # 7月25日前完成。
            return True
        if is_item and ((ahead.endswith("：") and _CALLED.fullmatch(ahead)) or ahead.endswith("，")) and _does_by(rest):
            return True  # 表彰奖励：9月底前召开大会; 清理沟塘，4月底前完成清淤
        there = rest.startswith("在") and held
        if is_item and sentence[:at].endswith(("在", "于")) and rest.startswith("完成"):
            return True  # 由甲局牵头，在2月23日前完成整地
        by_then = is_item and sentence[clause:at].endswith(("在", "于")) and _DONE_BY.match(rest) and _does_by(rest)
        if by_then and (_IS_DONE.match(rest) or _is_told(sentence[clause:at])):
            return True
        named = not sentence[:at].strip("（") or _STAGE.fullmatch(sentence[:at])
        return bool(sure or there or attends or (is_item and named and rest[:1] in "，,"))
    begins = first and (
        about_time
        or alone
        or _is_only_where(sentence, time, is_item)
        or held
        or _ATTENDS.match(rest)
        or (is_item and (rest[:1] in "，,、：在由组邀开召举面" or _GOES.match(rest) or leading_units(rest)))
        or (is_item and _does_by(rest))
    )
    by = (
        who is not None
        and held
        and re.fullmatch("(?:要|将|应|拟|统一)?(?:于|在|自|从)?", sentence[clause + who.end : at])
    )
    near = held and (held.start() <= 8 or _GOES_THERE.match(rest))
    sent = is_item and _SENT_THERE.search(sentence, clause, at) and _GOES.match(rest)  # 甲局组织技术人员5月19日到
    during = is_item and rest.startswith("期间，")
    directly = re.search("[于在]$", sentence[:at]) and (near or attends or during or _ATTENDS.match(rest))
    called = is_item and near and _OCCASION.fullmatch(sentence, clause, at)
    called = called or (is_item and held and _GOES_THERE.match(rest) and _SOMETHING.fullmatch(sentence, clause, at))
    directly = directly or (held and _INVITES.search(sentence, 0, at))
    return bool(sure or begins or directly or called or by or sent or is_inside(sentence, at))


def _is_only_where(sentence: str, time: Part, is_item: bool) -> bool:
    """Whether nothing but a place stands behind a time: 拔河：10月12日上午　县体育中心田径场."""
    found = _ALONE.fullmatch(sentence, time.end) if is_item else None
    return found is not None and LOCAL.search(found["place"]) is not None


def _are_only_roles(ahead: str) -> bool:
    """Whether what stands before a day is nothing, or only who does it: 由甲局负责，3月底前; 镇乙站：6月15日前."""
    if not ahead or are_units(ahead.removesuffix("：")):
        return True
    parts = clauses(_CALLED.sub("", ahead, 1))
    return ahead.endswith("，") and all(of_clause(part.text) for part in parts)


def _is_told(ahead: str) -> bool:
    """Whether somebody stands before a day who is told what to do by then: 名单请人事处于5月8日前核定."""
    by = re.search("[请由]", ahead)
    return leading_units(f"{ahead}开展") is not None or (by and leading_units(f"{ahead[by.end() :]}开展")) is not None


def _does_by(rest: str) -> bool:
    """Whether what stands behind a day is done by then, and not handed in: 5月底前拆除破损店招."""
    does = _DOES_BY.match(rest)
    return does is not None and not asking.ASK.search(does[0])


def _is_done(sentence: str, at: int, behind: int) -> bool:
    """Whether a time is that of something over, as its clause says: 省甲局于4月15日印发了通知."""
    start = sentence.rfind("，", 0, at) + 1
    end = sentence.find("，", behind + 1)  # 4月15日，省甲局印发了通知: with the next, where the time is all of its own
    return _DONE.search(sentence, start, end if end >= 0 else len(sentence)) is not None


def time_and_place(before: str, phrase: str) -> dict[str, str]:
    """When and where by brackets that hold nothing else, 5月15日上午9:00，市民广场; empty for any other.

    A time alone is that of what is done `before` them: 举办科普讲座（5月15日上午9:00）; by when, of that clause alone.
    Hours with a place are of the day around: 启动仪式（上午9:00，市民广场）.
    """
    if phrase.endswith("完成") and (by := when(phrase)) and not re.search("[，。；]", before):
        return {"time": by}  # 张贴海报（5月13日前完成）
    time, comma, place = map(str.strip, phrase.partition("，"))
    if comma and is_place(time) and _is_when(place):  # 文艺汇演（县文化广场，5月10日晚）
        time, place = place, time
    if not (_is_when(time) if comma else is_time(time, ANY_DAY)):
        return {}
    if comma:
        if not (is_place(place) or NAMED_PLACE.fullmatch(place)):
            return {}
        return ({} if time == "全天" else {"time": time}) | {"place": place.removeprefix("在")}
    clause = re.split("[，。；：]", before)[-1]
    is_stage = _STAGE_NAME.match(before)
    is_held = (
        (_HELD.search(clause) or is_stage) and not _DONE.search(before) and not clause.endswith(("》", "通知", "文件"))
    )
    return {"time": time} if is_held and when(time) and not time.endswith("前") else {}


def _is_when(part: str) -> bool:
    """Whether a part of a bracket is a time, of a day or of the day around: 5月15日上午9:00, 上午9:00—11:30, 全天."""
    return is_time(part, ANY_DAY) or is_hours(part) or part == "全天"


def when(part: str) -> str:
    """The day of a part of a bracket that is one, 5月13日, 5月底前完成, 5月25日起; "" for any other."""
    time = part.removesuffix("完成")
    is_one = is_time(time, ANY_DAY) or (time.endswith("起") and is_read(time))
    return time if _HAS_A_DAY.match(time) and is_one else ""


def leading_time(line: str) -> Part | None:
    """The day or days that a line of a programme begins with, perhaps behind a name: 启动仪式：11月17日，示例小学."""
    name, show = _NAME.match(line), _SHOW.match(line)
    part = time_at(line, name.end() if name else show.end() if show else 0)
    if part is not None and show and not _ALONE.fullmatch(line, part.end):  # 第一期：6月12日、13日: of one thing
        return None
    if part is None or not (is_time(part.text, ANY_DAY) or is_time(_BRACKET.sub("", part.text), ANY_DAY)):
        return None
    rest = line[part.end :]
    if part.text.endswith("前") and not rest.startswith("："):
        return None  # 6月5日前 is a deadline, 6月5日前：…… the line of a programme
    return None if _OVER.match(rest) or _GAP.match(rest) or _is_done(line, part.start, part.end) else part


def _is_week(time: str, rest: str) -> bool:
    """6月11日至17日是“节能宣传周”, 6月为集中宣传月: called after what is held in it, and no single day."""
    month = time.endswith(("月", "月份")) and _IS_MONTH.match(rest)
    return bool(month) or (_RANGE.search(time) is not None and _IS_WEEK.match(rest) is not None)


def _places(sentence: str, is_wanted: bool) -> list[Part]:
    """Where it is held: what stands between 在 and 举行; without a time only what is plainly a place."""
    places = []
    for found in _PLACE.finditer(sentence):
        place = found["place"]
        begins = max(map(sentence[: found.start()].rfind, "，；。")) + 1
        aside = _ASIDE.search(sentence, begins, found.start("place"))
        if (
            NO_PLACE.search(place)
            or _SETS_UP.search(place)
            or aside
            or is_inside(sentence, found.start())
            or ONLY_IF.match(sentence, begins)
        ):
            continue  # 遇雨改在县体育馆
        bracket = _NEAR.match(sentence, found.end())
        behind = sentence[bracket.end() if bracket else found.end() :]
        first = not sentence[: found.start()].strip()  # 在示例中心服务窗口，现场体验
        local, held = (
            LOCAL.search(place) or A_TOWN.fullmatch(place),
            _HELD.match(behind.removeprefix("，") if first else behind),
        )
        held = held or _FOR_THEM.match(behind) or _DONE_THERE.match(behind) or _SO_OFTEN.match(sentence, found.end())
        named = sentence[: found.start("place")].endswith(
            ("设在", "地点为", "地点：", "地点安排在", "地点是", "均为", "改为", "调整为", "变更为")
        )
        named = named or _ITS_SPOT.search(sentence, 0, found.start("place")) is not None
        if (local or held) and (is_wanted or named or (local and held)):
            first_, *further = _EACH_AT.split(place)
            whole = place if not further else first_
            near = bracket[0] if bracket and not further else ""
            places.append(Part(_without_roles(f"{whole}{near}"), found.start("place")))
            places += [Part(other, found.start("place") + place.rfind(other)) for other in further]
    return places
