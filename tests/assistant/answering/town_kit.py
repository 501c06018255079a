"""A library of tables: what stands in rows and in columns differs, and so do notes and gaps."""

from __future__ import annotations

TOWN = {
    "fares": """# Bus fares in the region

## Fares by town

| Town | Adult fare | Child fare | Buses an hour |
|---|---|---|---|
| Ashford | £2.10 | £1.00 | 6 |
| Burley | £3.40 | £1.70 | 4 |
| Copton | not given | £0.80 | 2 |

Source: passenger survey, March 2023.

## Journeys

| Measure | 2021/22 | 2022/23 |
|---|---|---|
| Bus journeys | 1.2 million | 1.5 million |
| Complaints about buses | 300 to 400 | 250 |
""",
    "schools": """# School meals and absence

## Schools by area

| Schools | Pupils with free meals | Absence |
|---|---|---|
| Primary schools | 21.5% | 4.2% |
| — Coast | 24.0% | 4.9% |
| — Hills | 17.5% | 3.1% |
| Secondary schools | 18.3% | 9 days |
| — Coast | 20.1% | 10 days |
| — Hills | – | 7 days |

Notes on the table:

- Absence is a rate in primary schools and days in secondary schools, which cannot be compared.
- Figures are for the school year 2022/23.

## Cooks

| School | Cooks |
|---|---|
| 1 | 3 |
| 2 | 5 |
| **Total** | **8** |
""",
    "beds": """# Hospital beds

## Beds by ward

| Ward | Beds | Filled |
|---|---|---|
| Birch ward | 24 | 90% (2021) |
| Cedar ward | 36 | 80% (2023) |
| All wards | 60 | 85% |

The wards count beds in different ways.

## Visitors

Visitors come on Sundays, and most of them bring fruit for the patients of a ward.
""",
}
"""Notes without front matter, each about another subject."""
