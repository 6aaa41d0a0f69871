"""Plans of any size, with fictitious names, as a district's plan would grow."""


def generated(units: int, place: str = "示例市", id: str = "") -> str:
    """A valid plan of that many units in groups of sixty, with an activity for every ten: some 200 bytes a unit."""
    names = [f"示例{number}局" for number in range(units)]
    groups = [names[start : start + 60] for start in range(0, units, 60)]
    lines = [f"id: {id or f'generated-{units}'}", "notice:", f"  title: 关于印发{place}政务公开日活动方案的通知"]
    lines += ["  to: 各部门", "  text: 现将方案印发给你们，请认真组织实施。", f"  issuer: {place}人民政府办公室"]
    lines += ["  date: 2022年5月7日", "plan:", f"  title: {place}政务公开日活动方案"]
    lines += ["  sections:", "    - title: 活动内容", "      sections:"]
    for number in range(units // 10):
        own = names[number * 10 : number * 10 + 10]
        lines += [
            f"        - id: activity-{number}",
            f"          title: 第{number}项宣传活动。",
            "          text:",
            "            - 通过发放宣传资料等形式宣传政务服务事项办理相关政策，现场解答群众咨询问题，收集意见建议。",
            "          time: 5月16日上午9时",
            f"          place: 示例{number}号广场",
            "          requirements:",
            "            - text: 各单位安排一名领导和两名工作人员，统一着装，提前半小时到达现场并做好准备；",
            "              who: 参加单位",
            "              people: 一名领导和两名工作人员",
            "            - text: 各单位需自备展板、宣传资料；",
            "              who: 参加单位",
            "              bring: 展板、宣传资料",
            f"            - text: 现场桌椅、条幅等由{own[0]}统一协调安排，并在8:30前摆放到位。",
            f"              who: {own[0]}",
            "              due: 5月16日8:30",
            f"          lead: {own[0]}",
            f"          participants: {'、'.join(own[1:])}。",
        ]
    lines += ["units:", "  prefix: 市", "  groups:"]
    for number, members in enumerate(groups):
        lines += [f"    第{number}组:", "      members:"]
        lines += [f"        - {member}" for member in members]
    lines += ["    全部单位:", f"      members: {'、'.join(f'第{number}组' for number in range(len(groups)))}"]
    lines += ["  contacts:"]
    for name in names:
        lines += [f"    {name}:", f"      person: {name}联络员", "      phone: 000-0000000"]
    lines += ["reports:", "  - id: summary", "    title: 活动总结报告", "    from: 全部单位", "    due: 5月18日前"]
    lines += ["    needs: 图片、视频"]
    return "\n".join(lines) + "\n"
