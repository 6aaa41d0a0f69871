"""One slip a file, as the rules of a plan are: a code, a docstring with wrong and right, and what it finds."""

from types import ModuleType

from gongkai.hotline.slips.rules import (
    classes_do_not_add_up,
    growth_is_not_the_quotient,
    heading_and_text_disagree,
    month_called_year,
    part_over_whole,
    rate_is_not_the_quotient,
    rate_over_hundred,
    rate_without_denominator,
    rows_do_not_add_up,
    share_is_not_the_quotient,
    shares_do_not_add_up,
    text_and_table_disagree,
)

RULES: tuple[ModuleType, ...] = (
    classes_do_not_add_up,
    rows_do_not_add_up,
    share_is_not_the_quotient,
    shares_do_not_add_up,
    month_called_year,
    growth_is_not_the_quotient,
    heading_and_text_disagree,
    rate_without_denominator,
    text_and_table_disagree,
    rate_over_hundred,
    part_over_whole,
    rate_is_not_the_quotient,
)
