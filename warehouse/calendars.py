"""Planned events as a calendar (iCalendar, RFC 5545) that any calendar program subscribes to."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection
from icalendar import Calendar, Event

from warehouse.codes import code_name
from warehouse.library import read_folder


def write_calendar(connection: DuckDBPyConnection, path: Path) -> int:
    """Write the planned events whose days are known, and count them.

    Nothing in it depends on the clock: the same event keeps its UID, so that a calendar that
    subscribes renews its entries and doubles none.
    """
    result = connection.execute(read_folder("exported")["planned"].sql)
    columns = [column[0] for column in result.description or ()]
    calendar = Calendar()
    calendar.add("prodid", "-//ghinho//planned events//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Ghi Nhớ")
    for row in result.fetchall():
        calendar.add_component(_entry(dict(zip(columns, row, strict=True))))
    path.write_bytes(calendar.to_ical())
    return len(calendar.events)


def _entry(event: dict[str, Any]) -> Event:
    entry = Event()
    entry.add("uid", f"{event['event_id']}@ghinho")
    entry.add("dtstamp", datetime.combine(event["told"], time(), UTC))
    entry.add("dtstart", event["date_start"])
    entry.add("dtend", event["date_end"] + timedelta(days=1))  # the day after, as the standard has it
    entry.add("summary", _summary(event))
    entry.add("description", _description(event))
    entry.add("status", "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [event["event_type"]])
    for name, value in (("location", event["place"]), ("url", event["url"])):
        if value:
            entry.add(name, value)
    return entry


def _summary(event: dict[str, Any]) -> str:
    who = event["sides"] or event["organizations"] or event["persons"]
    what = code_name("event_type", event["event_type"]).vi
    return f"{what}: {who}" if who else what


def _description(event: dict[str, Any]) -> str:
    """Give who takes part, the date as the text allows it, and the sentence with its source."""
    lines = (event["persons"], event["organizations"], event["date_edtf"], event["evidence"], event["source_path"])
    return "\n".join(line for line in lines if line)
