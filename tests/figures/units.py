"""Dwellings as denominators (rules.md §6 "Units")."""

from figures import Row


def lived(context, unit):
    """The days of the period on which the dwelling was delivered."""
    if unit.handover_on is None:
        return []
    days = context.period.days(context.stock_at)
    return [day for day in days if unit.handover_on <= day and not (unit.ended_on and unit.ended_on <= day)]


def unit_months(context):
    """Delivered dwellings, each with its days of the period / days of the month, as denominators."""
    for unit in context.dwellings():
        days = lived(context, unit)
        if days:
            yield Row(unit, num=0, den=sum(1 / context.days_of_month(day) for day in days))


def by_age(context, unit):
    """The days of the period by the months of age that the dwelling had on them."""
    ages = {}
    for day in lived(context, unit):
        ages.setdefault(context.months_between(unit.handover_on, day), []).append(day)
    return ages.items()


def unit_months_by_age(context):
    for unit in context.dwellings():
        for age, days in by_age(context, unit):
            yield Row(unit, num=0, den=sum(1 / context.days_of_month(day) for day in days), age=age)


def delivered_by_age(context):
    for unit in context.dwellings():
        for age, _ in by_age(context, unit):
            yield Row(unit, num=0, den=1, age=age)


def delivered(context):
    """Dwellings delivered at some time of the period, as denominators."""
    days = context.period.days(context.stock_at)
    for unit in context.dwellings():
        if days and unit.handover_on is not None and unit.handover_on <= days[-1]:
            if not (unit.ended_on and unit.ended_on <= days[0]):
                yield Row(unit, num=0, den=1)
