"""Random series and their occurrences, computed with dateutil, one JSON object a line.

Usage: series.py COUNT SEED

The Rust test in tests/it compares Cycle::days and Cycle::expand with these lines. Dates come from
dateutil's recurrence rules, instants from the standard library's zones, so that no line of the
calculation is shared with the crate. Zones are those of the vendor's table whose rules have not
changed in years.
"""

import json
import random
import sys
import zoneinfo
from datetime import date, datetime, time, timedelta, timezone

from dateutil import rrule
from dateutil.relativedelta import relativedelta

# Number in the vendor's table and IANA name. The first list moves its clocks.
SUMMER = {
    4: "America/Anchorage",
    5: "America/Los_Angeles",
    7: "America/Denver",
    13: "America/New_York",
    15: "America/Halifax",
    18: "America/St_Johns",
    23: "Atlantic/Azores",
    26: "Europe/London",
    27: "Europe/Berlin",
    32: "Europe/Athens",
    36: "Europe/Helsinki",
    37: "Asia/Jerusalem",
    63: "Australia/Adelaide",
    66: "Australia/Sydney",
    68: "Australia/Hobart",
    71: "Pacific/Auckland",
}
STEADY = {
    1: "Etc/GMT+12",
    3: "Pacific/Honolulu",
    6: "America/Phoenix",
    12: "America/Bogota",
    31: "Africa/Lagos",
    48: "Asia/Kolkata",
    49: "Asia/Kathmandu",
    56: "Asia/Shanghai",
    60: "Asia/Tokyo",
    64: "Australia/Darwin",
    65: "Australia/Brisbane",
    73: "Pacific/Tongatapu",
}
WEEKDAYS = [rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA]
MOST = {"Day": 15, "Week": 5, "Month": 3}
LIMIT = 50


def to_utc(day, clock, zone):
    """The first instant at which the clock shows this; in a gap, moved on by its length."""
    return datetime.combine(day, clock, tzinfo=zone).replace(fold=0).astimezone(timezone.utc)


def exists(day, clock, zone):
    return to_utc(day, clock, zone).astimezone(zone).time() == clock


def change_near(day, zone):
    """The first day from `day` on whose clocks are moved, within a year."""
    for ahead in range(366):
        candidate = day + timedelta(days=ahead)
        midnight = to_utc(candidate, time(), zone)
        if to_utc(candidate + timedelta(days=1), time(), zone) - midnight != timedelta(days=1):
            return candidate
    return None


def days(series):
    first, last = series["first"], series["last"]
    start, until = datetime.combine(first, time()), datetime.combine(last, time())
    interval, points = series["interval"], series["points"]
    if series["period"] == "Day":
        rule = rrule.rrule(rrule.DAILY, dtstart=start, until=until, interval=interval)
        return [moment.date() for moment in rule]
    if series["period"] == "Week":
        rule = rrule.rrule(
            rrule.WEEKLY,
            dtstart=start,
            until=until,
            interval=interval,
            wkst=rrule.SU,
            byweekday=[WEEKDAYS[point] for point in points],
        )
        return [moment.date() for moment in rule]
    # The library skips a day that a month lacks, where the vendor takes the month's last one.
    months = rrule.rrule(
        rrule.MONTHLY, dtstart=start.replace(day=1), until=until, interval=interval, bymonthday=1
    )
    chosen = {(month + relativedelta(day=point)).date() for month in months for point in points}
    return sorted(day for day in chosen if first <= day <= last)


def draw(rng):
    number, name = rng.choice(list((SUMMER if rng.random() < 0.7 else STEADY).items()))
    zone = zoneinfo.ZoneInfo(name)
    first = date(2027, 1, 1) + timedelta(days=rng.randrange(6 * 365))
    clock = time(rng.randrange(24), rng.randrange(60))
    span = rng.choice([rng.randrange(8), rng.randrange(60), rng.randrange(366)])
    period, interval = rng.choice(["Day", "Week", "Month"]), None
    change = change_near(first, zone)
    if change and rng.random() < 0.6:
        # Over a change of clocks, at an hour that it may skip or repeat, half of them on that day.
        before = rng.randrange(15)
        first = change - timedelta(days=before)
        clock = time(rng.choice([0, 1, 2, 3]), rng.choice([0, 1, 15, 30, 59]))
        if rng.random() < 0.5:
            period, interval, span = "Day", 1, before + rng.randrange(30)
    last = min(first + timedelta(days=span), first + relativedelta(years=1))
    low, high = {"Day": (0, 0), "Week": (0, 6), "Month": (1, 31)}[period]
    count = rng.choice([1, 1, 2, 3, 7])
    points = [] if period == "Day" else [rng.randint(low, high) for _ in range(count)]
    if period == "Month" and rng.random() < 0.4:
        points.append(rng.choice([28, 29, 30, 31]))
    series = {
        "period": period,
        "interval": interval or rng.randint(1, MOST[period]),
        "points": points,
        "first": first,
        "last": last,
    }
    # The time of day comes from a start in UTC, so it is taken on a day on which it exists.
    anchor = first
    while not exists(anchor, clock, zone):
        anchor += timedelta(days=1)
    chosen = days(series)
    text = "%Y-%m-%dT%H:%M:%SZ"
    return {
        "zone": name,
        "zone_id": number,
        "start": to_utc(anchor, clock, zone).strftime(text),
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "last_day_after": (chosen[LIMIT - 1] if len(chosen) > LIMIT else last).isoformat(),
        "period": period,
        "interval": series["interval"],
        "points": points,
        "expected": [to_utc(day, clock, zone).strftime(text) for day in chosen[:LIMIT]],
    }


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    # The package's rules, not the machine's, which may be older.
    zoneinfo.reset_tzpath(to=[])
    rng = random.Random(seed)
    for _ in range(count):
        print(json.dumps(draw(rng)))


if __name__ == "__main__":
    main()
