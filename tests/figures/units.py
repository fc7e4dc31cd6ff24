"""Dwellings as denominators (rules.md §6 "Units")."""

from figures import Row


def unit_months(context):
    """Delivered dwellings, each with its days of the period / days of the month, as denominators."""
    days = context.period.days(context.stock_at)
    for unit in context.dwellings():
        if unit.handover_on is None:
            continue
        lived = [day for day in days if unit.handover_on <= day and not (unit.ended_on and unit.ended_on <= day)]
        if lived:
            yield Row(unit, num=0, den=sum(1 / context.days_of_month(day) for day in lived))


def delivered(context):
    """Dwellings delivered at some time of the period, as denominators."""
    days = context.period.days(context.stock_at)
    for unit in context.dwellings():
        if days and unit.handover_on is not None and unit.handover_on <= days[-1]:
            if not (unit.ended_on and unit.ended_on <= days[0]):
                yield Row(unit, num=0, den=1)
