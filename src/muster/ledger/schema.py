"""The tables of a ledger file. What is of record only grows: triggers refuse to change or remove a row of it.

``reports``: the versions of reports, whole. ``readings``: what a reader's run made of one version. ``claims``: the
claims of a reading, dates as given. ``reviews``: an analyst's rows, each naming what it reviews. ``chain``: for every
addition a digest of it, chained to the one before. The tables ``MADE`` from these are derived and can be made anew, as
they are where a file of an older version is next written to.
"""

from __future__ import annotations

from typing import Final

VERSION: Final = 4
APPLICATION: Final = 0x4D535452
OF_RECORD: Final = ("reports", "readings", "claims", "reviews", "chain")
MADE: Final = ("keys", "days", "replaced", "places", "prints", "copies")

TABLES: Final = """
CREATE TABLE reports (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, told TEXT NOT NULL,
  told_first INTEGER NOT NULL, told_last INTEGER NOT NULL, lang TEXT NOT NULL, outlet TEXT, title TEXT, url TEXT,
  text TEXT NOT NULL, recorded TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_name ON reports (name, seq);
CREATE INDEX reports_by_told ON reports (told_last, told_first);

CREATE TABLE readings (
  seq INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES reports, reader TEXT NOT NULL,
  relevant INTEGER NOT NULL, readable INTEGER NOT NULL, recorded TEXT NOT NULL
) STRICT;
CREATE INDEX readings_by_report ON readings (report, seq);

CREATE TABLE claims (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL, reading INTEGER NOT NULL REFERENCES readings,
  report INTEGER NOT NULL REFERENCES reports, kind TEXT NOT NULL, event TEXT NOT NULL, modality TEXT NOT NULL,
  mission TEXT, mission_name TEXT, nation TEXT, place TEXT, activity TEXT, who TEXT, about TEXT,
  count_min INTEGER, count_max INTEGER, unit TEXT, approx INTEGER, valid TEXT, valid_kind TEXT, until TEXT,
  said_by TEXT, cause TEXT, level_from TEXT, level_to TEXT, casualties INTEGER, binding INTEGER,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, evidence TEXT NOT NULL, trace TEXT NOT NULL, anchors TEXT NOT NULL,
  day_first INTEGER NOT NULL, day_last INTEGER NOT NULL, key INTEGER NOT NULL
) STRICT;
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_by_reading ON claims (reading);
CREATE INDEX claims_by_report ON claims (report);
CREATE INDEX claims_by_nation ON claims (nation, day_first, day_last);
CREATE INDEX claims_by_mission ON claims (mission, day_first, day_last);
CREATE INDEX claims_by_mission_name ON claims (mission_name, day_first, day_last) WHERE mission_name IS NOT NULL;
CREATE INDEX claims_by_place ON claims (place, day_first, day_last);
CREATE INDEX claims_by_day ON claims (day_first, day_last, kind);

CREATE TABLE reviews (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, action TEXT NOT NULL, target TEXT NOT NULL,
  analyst TEXT NOT NULL, reason TEXT NOT NULL, body TEXT, recorded TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_by_target ON reviews (target);

CREATE TABLE chain (
  seq INTEGER PRIMARY KEY, what TEXT NOT NULL, row INTEGER NOT NULL, digest TEXT NOT NULL, link TEXT NOT NULL
) STRICT;

"""

DERIVED: Final = """
CREATE TABLE keys (
  key INTEGER PRIMARY KEY, sort TEXT NOT NULL, kind TEXT NOT NULL, mission TEXT, nation TEXT, place TEXT,
  first INTEGER NOT NULL, last INTEGER NOT NULL, told_first INTEGER NOT NULL,
  told_last INTEGER NOT NULL
) STRICT;
CREATE INDEX keys_handed ON keys (sort) WHERE sort = 'handed';
CREATE INDEX keys_by_nation ON keys (nation, sort, told_last, last, first, told_first, kind, place, mission);
CREATE INDEX keys_by_mission ON keys (mission, nation, sort, told_last, last, first, told_first, kind, place);
CREATE INDEX keys_by_place ON keys (place, sort, told_last, last, first, told_first, kind, nation);
CREATE TABLE days (
  key INTEGER NOT NULL, day_last INTEGER NOT NULL, day_first INTEGER NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
  told_first INTEGER NOT NULL, told_last INTEGER NOT NULL, reading INTEGER NOT NULL,
  PRIMARY KEY (key, day_last, day_first, id, seq)
) WITHOUT ROWID, STRICT;
CREATE INDEX days_by_first ON days (key, day_first, day_last, id, seq, told_first, told_last, reading);
CREATE INDEX days_of_long ON days (key, day_last, day_first, id, seq, told_first, told_last, reading)
  WHERE day_last - day_first > 31;
CREATE TABLE replaced (reading INTEGER PRIMARY KEY) STRICT;
CREATE TABLE places (place TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE prints (value INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (value, report)) WITHOUT ROWID;
CREATE TABLE copies (
  report INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (report, other)
) WITHOUT ROWID;
"""

UPGRADE: Final = (
    "DROP INDEX IF EXISTS claims_by_last_day",
    "DROP INDEX IF EXISTS claims_by_first_day",
    "DROP INDEX IF EXISTS claims_of_long",
    "CREATE INDEX IF NOT EXISTS claims_by_day ON claims (day_first, day_last, kind)",
    (
        "CREATE INDEX IF NOT EXISTS claims_by_mission_name ON claims (mission_name, day_first, day_last)"
        " WHERE mission_name IS NOT NULL"
    ),
)

GUARDS: Final = "".join(
    f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'a ledger only grows: no {act} in {table}'); END;\n"
    for table in OF_RECORD
    for act in ("update", "delete")
)
