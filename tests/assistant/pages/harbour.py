"""A small library of invented notes, one of them hostile, and the settings to index it quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ROTA = """---
id: harbour-rota-guide
title: "Harbour Trust rota guide"
publisher: "Harbour Trust"
published: "2023-04"
url: "https://harbour.example/rota"
url_seen: false
type: guidance
sector: health
geography: place
themes: [workforce-planning]
summary: "How rotas are made at Harbour Trust."
licence: "our own"
core: false
basis: seen
---

# Harbour Trust rota guide

## Opening hours

The rota office opens at seven in the morning and closes at six in the evening.

## Rota rules

The four rota rules are:

- **Early notice.** Every rota is published six weeks ahead.
- **Fair nights.** Nobody works more than three night shifts in a row.
- **Rest first.** Eleven hours of rest lie between two shifts.
- **Swaps in writing.** A swap is confirmed by the ward manager.

## Questions

Questions about a rota go to the rota office.
"""

VOLUNTEERS = """---
id: harbour-volunteers-report
title: "Harbour volunteers report"
publisher: "Harbour Friends"
published: "2024-02-29"
url: "https://harbour.example/volunteers"
url_seen: true
type: data
sector: vcfse
geography: place
themes: [volunteering]
summary: "How many volunteers help at Harbour."
licence: "our own"
core: true
basis: seen
---

# Harbour volunteers report

## Volunteers by site

| Site | Volunteers in 2024 |
|---|---|
| North Quay | 140 |
| South Quay | 95 |
| Lighthouse | 23 |
"""

HOSTILE = """# Odd <b>signs</b> :smile: manual

## Lantern signs :red[warning]

The three lantern signs are:

- Green lamp means safe <script>window.hacked=1</script> and <img src=x onerror="window.hacked=2">
- Amber lamp means [wait here](javascript:window.hacked=3) for $5 or $6 ![dot](https://tracker.example/d)
- Red lamp means :red[stop] at :material/home: with a :smile: and `code`
"""


PLAN = """---
id: harbour-staff-plan
title: "Harbour staff plan"
core: true
type: strategy
---

# Harbour staff plan

## Priority 1: people

### Action 1: hire for < $5 & :red[more]

- **1a.** Hire ten nurses by March 2027. Owner: Matron
- **1b.** Buy :red[lamps] & lanterns for < $5 or $6

### Action 2: train

- **2a.** Open a school.

## Who measures

| Commitment | Measure |
|---|---|
| 2a | pupils |
"""
ROADMAP = """# Quay roadmap (background)

## Milestones

- New rota in use
- School opens
"""


def write_plans(folder: Path) -> Path:
    """Two documents with commitments, and one without."""
    folder.mkdir(parents=True)
    (folder / "staff-plan.md").write_text(PLAN, encoding="utf-8")
    (folder / "roadmap.md").write_text(ROADMAP, encoding="utf-8")
    (folder / "rota.md").write_text(ROTA, encoding="utf-8")
    return folder


def write_library(folder: Path) -> Path:
    """The notes as files in `folder`."""
    folder.mkdir(parents=True)
    (folder / "rota.md").write_text(ROTA, encoding="utf-8")
    (folder / "volunteers.md").write_text(VOLUNTEERS, encoding="utf-8")
    (folder / "odd-signs.md").write_text(HOSTILE, encoding="utf-8")
    return folder
