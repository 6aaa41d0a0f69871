"""What the JSON formats share, so that no two of them look or count time differently."""

import json
from typing import Any

from gongkai.phrases.moments import Moment


def written(content: dict[str, Any]) -> str:
    """The content as a file that a person can read and compare line by line."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def iso(moment: Moment | None) -> str | None:
    """ISO 8601; null where nothing is known."""
    return moment.iso() if moment else None
