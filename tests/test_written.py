"""Written dates: what each is read as, what is refused and why, and who wins over them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Result, Run

from handover_cli.calendar import day_number
from handover_cli.dates import bounds_text
from handover_cli.errors import HandoverError
from handover_cli.language.expressions import Expression, parse, parse_whole, written_problem
from handover_cli.language.questions import operands
from handover_cli.language.reading import read
from handover_cli.language.resolving import (
    FixedScope,
    Scope,
    find,
    find_period,
    resolve,
    resolve_expression,
    resolve_operand,
)
from handover_cli.notations import IN_QUESTIONS, match
from handover_cli.notations import parse as parse_date
from handover_cli.notations.notation import AmbiguousDate, GivenConventions, WrittenDateError
from handover_cli.notations.written import MAX_LENGTH
from handover_cli.notations.written_words import (
    MONTH_NUMBERS,
    MONTHS,
    WEEKDAY_NUMBERS,
    month_and_day,
    read_ordinal,
)
from handover_cli.rows.column import measure_column
from handover_cli.table import bundled_path, load
from handover_cli.table.loading import load_text, problems_in
from handover_cli.table.table import Table
from handover_cli.text import ordinal

THE_DAY = "2020-11-15"

READ: dict[str, list[tuple[str, str]]] = {
    "day, month by name, year": [
        ("15 November 2020", THE_DAY),
        ("15 Nov 2020", THE_DAY),
        ("15 Nov. 2020", THE_DAY),
        ("15 nov 2020", THE_DAY),
        ("15 NOVEMBER 2020", THE_DAY),
        ("15 November, 2020", THE_DAY),
        ("15. November 2020", THE_DAY),
        ("15. Nov. 2020", THE_DAY),
        ("5 Sept 2020", "2020-09-05"),
        ("05 Sept. 2020", "2020-09-05"),
        ("5 Sep 2020", "2020-09-05"),
        ("1 May 2020", "2020-05-01"),
        ("1 may 2020", "2020-05-01"),
        ("29 February 2020", "2020-02-29"),
        ("29 Feb 2000", "2000-02-29"),
        ("31 December 9999", "9999-12-31"),
        ("6 JUL 2020", "2020-07-06"),
        ("15 October 1582", "1582-10-15"),
    ],
    "white space counts for nothing between words": [
        ("15  November   2020", THE_DAY),
        ("15\tNovember 2020", THE_DAY),
        (" 15 November 2020", THE_DAY),
        ("15 November 2020 ", THE_DAY),
        ("15\u00a0November\u00a02020", THE_DAY),
        ("15 November\n2020", THE_DAY),
        ("15 November ,2020", THE_DAY),
    ],
    "ordinal numbers and `of`": [
        ("15th November 2020", THE_DAY),
        ("15th of November 2020", THE_DAY),
        ("15 of November 2020", THE_DAY),
        ("the 15th of November, 2020", THE_DAY),
        ("The 15th of November 2020", THE_DAY),
        ("15TH NOVEMBER 2020", THE_DAY),
        ("1st of December 2020", "2020-12-01"),
        ("2nd Dec 2020", "2020-12-02"),
        ("3rd Dec 2020", "2020-12-03"),
        ("11th Dec 2020", "2020-12-11"),
        ("12th Dec 2020", "2020-12-12"),
        ("13th Dec 2020", "2020-12-13"),
        ("21st Dec 2020", "2020-12-21"),
        ("22nd Dec 2020", "2020-12-22"),
        ("23rd Dec 2020", "2020-12-23"),
        ("31st Dec 2020", "2020-12-31"),
    ],
    "ordinals in words": [
        ("the fifteenth of November 2020", THE_DAY),
        ("Fifteenth November 2020", THE_DAY),
        ("first of December 2020", "2020-12-01"),
        ("the second of March 2021", "2021-03-02"),
        ("third March 2021", "2021-03-03"),
        ("the twelfth of May 2021", "2021-05-12"),
        ("the twentieth of May 2021", "2021-05-20"),
        ("twenty-first of May 2021", "2021-05-21"),
        ("the Twenty-Ninth of May 2021", "2021-05-29"),
        ("thirtieth of May 2021", "2021-05-30"),
        ("the thirty-first of December 2020", "2020-12-31"),
        ("May the fourth 2021", "2021-05-04"),
        ("December the twenty-fifth, 2020", "2020-12-25"),
    ],
    "month first": [
        ("November 15, 2020", THE_DAY),
        ("November 15 2020", THE_DAY),
        ("November 15th, 2020", THE_DAY),
        ("November 15th 2020", THE_DAY),
        ("November the 15th, 2020", THE_DAY),
        ("November the 15th of 2020", THE_DAY),
        ("Nov 15 2020", THE_DAY),
        ("Nov 15, 2020", THE_DAY),
        ("Nov. 15, 2020", THE_DAY),
        ("Nov.15, 2020", THE_DAY),
        ("November 15,2020", THE_DAY),
        ("july 24, 1962", "1962-07-24"),
        ("Jun 12 1998", "1998-06-12"),
    ],
    "year first, month by name": [
        ("2020 November 15", THE_DAY),
        ("2020 Nov 15", THE_DAY),
        ("2020, November 15", THE_DAY),
        ("2020 November 15th", THE_DAY),
        ("2020 15 November", THE_DAY),
    ],
    "one sign between the parts": [
        ("15-Nov-2020", THE_DAY),
        ("15-November-2020", THE_DAY),
        ("15-NOV-2020", THE_DAY),
        ("5-Nov-2020", "2020-11-05"),
        ("15/Nov/2020", THE_DAY),
        ("15.Nov.2020", THE_DAY),
        ("2020-Nov-15", THE_DAY),
        ("2020/Nov/15", THE_DAY),
        ("2020.Nov.15", THE_DAY),
        ("Nov-15-2020", THE_DAY),
        ("Nov/15/2020", THE_DAY),
        ("15Nov2020", THE_DAY),
        ("15NOV2020", THE_DAY),
    ],
    "the right day of the week": [
        ("Sun, 15 Nov 2020", THE_DAY),
        ("Sun 15 Nov 2020", THE_DAY),
        ("Sun. 15 Nov. 2020", THE_DAY),
        ("SUNDAY 15 NOVEMBER 2020", THE_DAY),
        ("Sunday, November 15, 2020", THE_DAY),
        ("Sunday the 15th of November 2020", THE_DAY),
        ("Sunday, the fifteenth of November, 2020", THE_DAY),
        ("15 November 2020 (Sunday)", THE_DAY),
        ("15 November 2020 (Sun)", THE_DAY),
        ("15 November 2020(Sunday)", THE_DAY),
        ("15 November 2020, Sunday", THE_DAY),
        ("15 November 2020 Sunday", THE_DAY),
        ("Wednesday 25 November 2020", "2020-11-25"),
        ("Wed 25 Nov 2020", "2020-11-25"),
        ("Weds 25 Nov 2020", "2020-11-25"),
        ("Tues 24 Nov 2020", "2020-11-24"),
        ("Thur 26 Nov 2020", "2020-11-26"),
        ("Thurs. 26 Nov 2020", "2020-11-26"),
        ("Fri Apr 07, 1972", "1972-04-07"),
        ("Sunday 2020-11-15", THE_DAY),
        ("2020-11-15 (Sunday)", THE_DAY),
        ("2009-01-16 Fri", "2009-01-16"),
        ("Sunday 15/11/2020", THE_DAY),
        ("Sunday 2020/11/15", THE_DAY),
        ("Sunday 2020-W46-7", THE_DAY),
    ],
    "the day of the week fits one order only": [
        ("Saturday 01/02/2003", "2003-02-01"),
        ("Thursday 01/02/2003", "2003-01-02"),
        ("01.02.2003 (Sat)", "2003-02-01"),
    ],
    "a month is the month, and no day of it": [
        ("November 2020", "2020-11"),
        ("Nov 2020", "2020-11"),
        ("Nov. 2020", "2020-11"),
        ("november 2020", "2020-11"),
        ("November, 2020", "2020-11"),
        ("November of 2020", "2020-11"),
        ("the November of 2020", "2020-11"),
        ("2020 November", "2020-11"),
        ("Nov-2020", "2020-11"),
        ("Nov/2020", "2020-11"),
        ("Nov.2020", "2020-11"),
        ("2020-Nov", "2020-11"),
        ("Nov2020", "2020-11"),
        ("May 2021", "2021-05"),
        ("Sept 1066", "1066-09"),
        ("February 0001", "0001-02"),
    ],
    "the year first, in numbers": [
        ("2020/11/15", THE_DAY),
        ("2020.11.15", THE_DAY),
        ("2020-11-5", "2020-11-05"),
        ("2020-1-05", "2020-01-05"),
        ("2020/1/5", "2020-01-05"),
        ("2020.1.5", "2020-01-05"),
        ("1962/2/18", "1962-02-18"),
        ("2020/01/02", "2020-01-02"),
        ("20201115", THE_DAY),
        ("19620724", "1962-07-24"),
        ("00010101", "0001-01-01"),
        ("15000229", ""),
    ],
    "weeks and days of a year, as ISO 8601 counts them": [
        ("2020-W46-7", THE_DAY),
        ("2020-W47-7", "2020-11-22"),
        ("2020-W47", "[2020-11-16..2020-11-22]"),
        ("2020-W53", "[2020-12-28..2021-01-03]"),
        ("2020-W53-5", "2021-01-01"),
        ("2021-W01-1", "2021-01-04"),
        ("2026-W53-1", "2026-12-28"),
        ("2025-W01-1", "2024-12-30"),
        ("2021-W24-2", "2021-06-15"),
        ("0001-W01", "[0001-01-01..0001-01-07]"),
        ("9999-W52-5", "9999-12-31"),
        ("2020-320", THE_DAY),
        ("2020-001", "2020-01-01"),
        ("0000-001", "0000-01-01"),
        ("0000-366", "0000-12-31"),
        ("2020-366", "2020-12-31"),
        ("2021-365", "2021-12-31"),
        ("2020-110", "2020-04-19"),
        ("1500-060", "1500-03-01"),
    ],
    "day and month as numbers, with one possible order": [
        ("15/11/2020", THE_DAY),
        ("11/15/2020", THE_DAY),
        ("15.11.2020", THE_DAY),
        ("11.15.2020", THE_DAY),
        ("15-11-2020", THE_DAY),
        ("11-15-2020", THE_DAY),
        ("13/1/2020", "2020-01-13"),
        ("1/13/2020", "2020-01-13"),
        ("31/12/1999", "1999-12-31"),
        ("5.5.2021", "2021-05-05"),
        ("05/05/2021", "2021-05-05"),
        ("12-12-2012", "2012-12-12"),
        ("29/2/2020", "2020-02-29"),
    ],
    "about a year, a month or a day": [
        ("c. 1860", "1860~"),
        ("c.1860", "1860~"),
        ("c 1860", "1860~"),
        ("c1860", "1860~"),
        ("C. 1860", "1860~"),
        ("ca. 1860", "1860~"),
        ("ca.1860", "1860~"),
        ("ca 1860", "1860~"),
        ("circa 1860", "1860~"),
        ("Circa 1860", "1860~"),
        ("about 1860", "1860~"),
        ("About 1860", "1860~"),
        ("around 1860", "1860~"),
        ("approximately 1860", "1860~"),
        ("approx. 1860", "1860~"),
        ("ABT 1647", "1647~"),
        ("abt. 1647", "1647~"),
        ("c. June 1860", "1860-06~"),
        ("about 15 June 1860", "1860-06-15~"),
        ("circa 1860-06", "1860-06~"),
        ("circa 15/06/1860", "1860-06-15~"),
        ("c. 1860s", "186X~"),
        ("around the 1790s", "179X~"),
        ("c. 19th century", "[1801~..1900~]"),
        ("c. 1925-1940", "[1925~..1940~]"),
        ("c.1801\u201310", "[1801~..1810~]"),
        ("c. 476 AD", "0476~"),
        ("c. 1860?", "1860%"),
        ("c. 500 BC", "-0499~"),
        ("ca. 44 B.C.", "-0043~"),
        ("c. AD 500", "0500~"),
        ("c. 500-450 BC", "[-0499~..-0449~]"),
        ("about the 490s BC", "[-0498~..-0489~]"),
        ("c. 5th century BC", "[-0499~..-0400~]"),
        ("c. -0043", "-0043~"),
        ("?c.1785", "1785%"),
        ("?1787\u20138", "[1787?..1788?]"),
        ("?19th century", "[1801?..1900?]"),
        ("?44 BC", "-0043?"),
        ("18th century?", "[1701?..1800?]"),
        ("c. 18th century?", "[1701%..1800%]"),
        ("June 1860?", "1860-06?"),
        ("c. 1912-13", "[1912~..1913~]"),  # there is no month 13
        ("c. 1919-20", "[1919~..1920~]"),
        ("c. 1842-61", "[1842~..1861~]"),
        ("c. 1801 - 10", "[1801~..1810~]"),
        ("CAL 1701", "1701~"),
        ("EST 12 JUN 1801", "1801-06-12~"),
    ],
    "decades": [
        ("the 1790s", "179X"),
        ("1790s", "179X"),
        ("The 1790s", "179X"),
        ("1790S", "179X"),
        ("1790's", "179X"),
        ("1790\u2019s", "179X"),
        ("1990s", "199X"),
        ("2010s", "201X"),
        ("the 990s", "099X"),
        ("the 490s BC", "[-0498..-0489]"),
        ("490s BC", "[-0498..-0489]"),
        ("the 490's B.C.E.", "[-0498..-0489]"),
        ("the 40s BC", "[-0048..-0039]"),
        ("40s AD", "[0040..0049]"),
        ("the 1990s AD", "[1990..1999]"),
        ("the 9990s BC", "[-9998..-9989]"),
    ],
    "centuries from the year 1 to the year 100": [
        ("19th century", "[1801..1900]"),
        ("the 19th century", "[1801..1900]"),
        ("19th Century", "[1801..1900]"),
        ("nineteenth century", "[1801..1900]"),
        ("the Nineteenth Century", "[1801..1900]"),
        ("19th cent.", "[1801..1900]"),
        ("19th century AD", "[1801..1900]"),
        ("19th century C.E.", "[1801..1900]"),
        ("1st century", "[0001..0100]"),
        ("first century", "[0001..0100]"),
        ("19th c.", "[1801..1900]"),
        ("the 5th c. BC", "[-0499..-0400]"),
        ("5th century BC", "[-0499..-0400]"),
        ("fifth century BCE", "[-0499..-0400]"),
        ("the 5th century B.C.", "[-0499..-0400]"),
        ("1st century BC", "[-0099..0000]"),
        ("twenty-first century BC", "[-2099..-2000]"),
        ("99th century BC", "[-9899..-9800]"),
        ("5th-4th century BC", "[-0499..-0300]"),
        ("1st century BC-1st century AD", "[-0099..0100]"),
        ("1st century BC to 2nd century AD", "[-0099..0200]"),
        ("21st century", "[2001..2100]"),
        ("twenty-first century", "[2001..2100]"),
        ("99th century", "[9801..9900]"),
        ("19th-20th century", "[1801..2000]"),
        ("19th\u201320th century", "[1801..2000]"),
        ("19th - 20th centuries", "[1801..2000]"),
        ("19th to 20th century", "[1801..2000]"),
        ("the 19th to the 20th century", "[1801..2000]"),
        ("19th and 20th centuries", "[1801..2000]"),
        ("nineteenth to twentieth century", "[1801..2000]"),
    ],
    "eras": [
        ("476 AD", "0476"),
        ("AD 476", "0476"),
        ("476 CE", "0476"),
        ("476AD", "0476"),
        ("AD476", "0476"),
        ("476 A.D.", "0476"),
        ("A.D. 476", "0476"),
        ("476 c.e.", "0476"),
        ("ad 476", "0476"),
        ("1 AD", "0001"),
        ("44 CE", "0044"),
        ("2020 AD", "2020"),
        ("15 November AD 2020", THE_DAY),
        ("November 15, 2020 AD", THE_DAY),
        ("15 November 2020 C.E.", THE_DAY),
        ("A.D. 2020 November 15", THE_DAY),
        ("March 44 BC", "-0043-03"),
        ("March 44 B.C.", "-0043-03"),
        ("March, 44 b.c.e", "-0043-03"),
        ("August AD 14", "0014-08"),
        ("August 14 AD", "0014-08"),
        ("August AD14", "0014-08"),
        ("44 BC", "-0043"),
        ("44 BCE", "-0043"),
        ("44 B.C.", "-0043"),
        ("44 B.C.E.", "-0043"),
        ("44bc", "-0043"),
        ("753 bc", "-0752"),
        ("1 BC", "0000"),
        ("2 BC", "-0001"),
        ("10000 BC", "-9999"),
        ("9999 AD", "9999"),
    ],
    "ranges of years in an era": [
        ("500-450 BC", "[-0499..-0449]"),
        ("500\u2013450 BC", "[-0499..-0449]"),
        ("500 - 450 B.C.", "[-0499..-0449]"),
        ("500 BC-450 BC", "[-0499..-0449]"),
        ("100-44 BC", "[-0099..-0043]"),
        ("449-50 BC", "[-0448..-0049]"),
        ("44 BC-14 AD", "[-0043..0014]"),
        ("44 BC\u2013AD 14", "[-0043..0014]"),
        ("14-37 AD", "[0014..0037]"),
        ("AD 14-37", "[0014..0037]"),
        ("98-117 AD", "[0098..0117]"),
        ("476-80 AD", "[0476..0480]"),
        ("476-9 AD", "[0476..0479]"),
    ],
    "ranges of years: one day within them": [
        ("1843\u20134", "[1843..1844]"),
        ("1843\u201344", "[1843..1844]"),
        ("1843-44", "[1843..1844]"),
        ("1903-63", "[1903..1963]"),
        ("1905\u201306", "[1905..1906]"),
        ("1828\u20139", "[1828..1829]"),
        ("1830\u20131860", "[1830..1860]"),
        ("1996-1997", "[1996..1997]"),
        ("1994 - 1996", "[1994..1996]"),
        ("1994 - 96", "[1994..1996]"),
    ],
    "before, after, by": [
        ("before 1800", "[..1799-12-31]"),
        ("Before 1800", "[..1799-12-31]"),
        ("before June 1800", "[..1800-05-31]"),
        ("before 15 June 1800", "[..1800-06-14]"),
        ("before the 15th of June 1800", "[..1800-06-14]"),
        ("before 1800-06-15", "[..1800-06-14]"),
        ("before the 1790s", "[..1789-12-31]"),
        ("before 44 BC", "[..-0044-12-31]"),
        ("before 1 BC", "[..-0001-12-31]"),
        ("before AD 1", "[..0000-12-31]"),
        ("before 0001", "[..0000-12-31]"),
        ("before -0043", "[..-0044-12-31]"),
        ("before the 5th century BC", "[..-0500-12-31]"),
        ("before c. 500 BC", "[..-0500-12-31~]"),
        ("before the 19th century", "[..1800-12-31]"),
        ("before c. 1800", "[..1799-12-31~]"),
        ("before 1800?", "[..1799-12-31?]"),
        ("before 1800%", "[..1799-12-31%]"),
        ("before 0002", "[..0001-12-31]"),
        ("before 1843-44", "[..1843-12-31]"),
        ("after 1843-44", "[1844-01-01..]"),
        ("by 1843-44", "[..1844-12-31]"),
        ("BEF 16 DEC 1884", "[..1884-12-15]"),
        ("bef. 1884", "[..1883-12-31]"),
        ("after 1898", "[1899-01-01..]"),
        ("after June 1898", "[1898-07-01..]"),
        ("after 15 June 1898", "[1898-06-16..]"),
        ("after 44 BC", "[-0042-01-01..]"),
        ("after 1 BC", "[0001-01-01..]"),
        ("by 44 BC", "[..-0043-12-31]"),
        ("after the 1890s", "[1900-01-01..]"),
        ("AFT APR 1921", "[1921-05-01..]"),
        ("by 1880", "[..1880-12-31]"),
        ("by June 1880", "[..1880-06-30]"),
        ("by 15 June 1880", "[..1880-06-15]"),
        ("by 15/06/1880", "[..1880-06-15]"),
    ],
    "between, from and to": [
        ("between 1640 and 1660", "[1640..1660]"),
        ("Between 1640 and 1660", "[1640..1660]"),
        ("from 1640 to 1660", "[1640..1660]"),
        ("FROM 1640 TO 1660", "[1640..1660]"),
        ("BET 1735 AND 1740", "[1735..1740]"),
        ("bet. June and July 1740", "[1740-06..1740-07]"),
        ("circa 1640 to 1642", "[1640~..1642~]"),  # with a word before it, it is for both
        ("c. 1640 to c. 1642", "[1640~..1642~]"),
        ("c. 1640 to 1642?", "[1640%..1642%]"),
        ("from c. 1640 to 1642", "[1640~..1642]"),
        ("1640~ to 1642", "[1640~..1642]"),
        ("1994 to 1996", "[1994..1996]"),
        ("between June 1640 and July 1660", "[1640-06..1660-07]"),
        ("between June and July 1660", "[1660-06..1660-07]"),
        ("between 5 and 7 June 1660", "[1660-06-05..1660-06-07]"),
        ("between 5 June and 7 July 1660", "[1660-06-05..1660-07-07]"),
        ("between June 1640 and 1660", "[1640-06-01..1660-12-31]"),
        ("between the 1790s and 1810", "[179X..1810]"),
        ("between 500 and 450 BC", "[-0499..-0449]"),
        ("between 1640 and 1630 BC", "[-1639..-1629]"),
        ("between 500 BC and 450 BC", "[-0499..-0449]"),
        ("between c. 500 and c. 450 BC", "[-0499~..-0449~]"),
        ("between 44 BC and 14 AD", "[-0043..0014]"),
        ("44 BC to AD 14", "[-0043..0014]"),
        ("between AD 14 and 37", "[0014..0037]"),
        ("from 1640 to AD 1650", "[1640..1650]"),
        ("between -0044-03 and -0042-10", "[-0044-03..-0042-10]"),
        ("between the 5th and the 4th century BC", "[-0499-01-01..-0300-12-31]"),
        ("between the 18th and 19th century", "[1701-01-01..1900-12-31]"),
        ("between 2020-05-10 and AD 2021", "[2020-05-10..2021-12-31]"),
        ("between 1790s and 1800-06", "[1790-01-01..1800-06-30]"),
        ("between c. 1640 and 1660", "[1640~..1660]"),
        ("between 19th century and 1910", "[1801-01-01..1910-12-31]"),
    ],
    "one or the other": [
        ("1640 or 1642", "[1640,1642]"),
        ("either 1640 or 1642", "[1640,1642]"),
        ("1640 or 1642 or 1644", "[1640,1642,1644]"),
        ("10 or 11 November 2020", "[2020-11-10,2020-11-11]"),
        ("10th or 11th of November 2020", "[2020-11-10,2020-11-11]"),
        ("November 10 or 11, 2020", "[2020-11-10,2020-11-11]"),
        ("June or July 2021", "[2021-06,2021-07]"),
        ("June 2021 or 3 July 2021", "[2021-06,2021-07-03]"),
        ("31 May or 1 June 2021", "[2021-05-31,2021-06-01]"),
        ("c. 1640 or 1642", "[1640~,1642]"),
        ("44 BC or 42 BC", "[-0043,-0041]"),
        ("44 or 42 BC", "[-0043,-0041]"),
        ("1640 or 1630 BC", "[-1639,-1629]"),
        ("44 or 43 or 42 BC", "[-0043,-0042,-0041]"),
        ("44 BC or AD 14", "[-0043,0014]"),
        ("AD 14 or 37", "[0014,0037]"),
        ("the 490s or 480s BC", "[-0498..-0489,-0488..-0479]"),
        ("the 490s BC or 476 AD", "[-0498..-0489,0476]"),
        ("the 5th or 4th century BC", "[-0499..-0400,-0399..-0300]"),
        ("-0044 or -0042", "[-0044,-0042]"),
        ("the 1790s or 1810", "[179X,1810]"),
        ("1640-1642 or 1650", "[1640..1642,1650]"),
    ],
    "some day of a longer time": [
        ("some day in June 2021", "2021-06"),
        ("sometime in June 2021", "2021-06"),
        ("some time in 2021", "2021"),
        ("Some day in the 1790s", "179X"),
        ("one day in May 2021", "2021-05"),
    ],
}
READ["the year first, in numbers"].remove(("15000229", ""))

ALL_READ = [
    pytest.param(text, reading, id=f"{why}: {text!r}".encode("unicode_escape").decode())
    for why, rows in READ.items()
    for text, reading in rows
]


@pytest.mark.parametrize(("text", "reading"), ALL_READ)
def test_what_a_written_date_is_read_as(text: str, reading: str) -> None:
    found = parse_date(text)
    assert found.text == reading
    whole = found.has_all_days  # which its text in EDTF can not say
    assert found == parse_date(reading)._replace(
        has_all_days=whole
    )  # what an answer shows can be asked again


NO_YEAR = "the year is missing in"
SHORT = "has no year of four digits"
OLD = "is a day before the Gregorian calendar began on 1582-10-15"
OUTSIDE = "outside the years -9999 to 9999"

REFUSED: dict[str, list[tuple[str, str]]] = {
    "no such day": [
        ("32 August 2014", "August 2014 has 31 days"),
        ("29 February 2023", "February 2023 has 28 days"),
        ("29 Feb 1900", "February 1900 has 28 days"),
        ("30 February 2024", "February 2024 has 29 days"),
        ("31 April 2020", "April 2020 has 30 days"),
        ("November 31, 2020", "there is no day 31 in 'November 31, 2020'"),
        ("0 May 2021", "there is no day 0"),
        ("32nd May 2021", "there is no day 32"),
        ("99-Nov-2020", "there is no day 99"),
        ("2021/02/30", "February 2021 has 28 days"),
        ("2020.11.31", "November 2020 has 30 days"),
        ("31/04/2021", "April 2021 has 30 days"),
        ("04/31/2021", "April 2021 has 30 days"),
        ("29.02.2021", "February 2021 has 28 days"),
        ("32/12/2021", "December 2021 has 31 days"),
        ("20210229", "February 2021 has 28 days"),
        ("20210001", "there is no month 0"),
        ("20201315", "there is no month 13 in '20201315': months go from 1 to 12"),
        ("2020/15/11", "there is no month 15"),
        ("13/13/2020", "there is no month 13"),
        ("0/5/2020", "there is no month 0"),
        ("5/0/2020", "there is no day 0"),
        ("15 November 0000", "has the year 0, and AD 1 comes after 1 BC"),
        ("15/11/0000", "has the year 0"),
        ("0000/11/15", "has the year 0"),
        ("15 November 0 AD", "has the year 0"),
        ("before 32 August 2014", "August 2014 has 31 days"),
        ("before 2021-02-30", "there is no day 30 in '2021-02-30'"),
        ("before 2021-21", "no first and last day; write months, such as [2021-03..2021-05]"),
        ("between 31 June 2021 and 3 July 2021", "June 2021 has 30 days"),
        ("c. 31 June 2021", "June 2021 has 30 days"),
    ],
    "no such week or day of the year": [
        ("2021-W53", "there is no week 53 in '2021-W53': 2021 has 52 weeks"),
        ("2026-W54", "2026 has 53 weeks"),
        ("2020-W00", "2020 has 53 weeks"),
        ("2020-W47-8", "the days of a week go from 1 to 7"),
        ("2020-W47-0", "the days of a week go from 1 to 7"),
        ("2020-w47", "did you mean '2020-W47'?"),
        ("2026-366", "there is no day 366 in '2026-366': 2026 has 365 days"),
        ("2020-367", "2020 has 366 days"),
        ("2020-000", "there is no day 0"),
        ("9999-W52", OUTSIDE),
        ("9999-W52-6", OUTSIDE),
    ],
    "the wrong day of the week": [
        ("Mon 15 Nov 2020", "2020-11-15 is a Sunday"),
        ("Wed 15 June 2021", "names the wrong day of the week; 2021-06-15 is a Tuesday"),
        ("15 November 2020 (Monday)", "2020-11-15 is a Sunday"),
        ("Monday, 2020-11-15", "2020-11-15 is a Sunday"),
        ("Monday 15/11/2020", "2020-11-15 is a Sunday"),
        ("Wed 01/02/2003", "2003-02-01 is a Saturday and 2003-01-02 is a Thursday"),
    ],
    "a wrong ending": [
        ("15st November 2020", "'15st' has the wrong ending in '15st November 2020'"),
        ("1th May 2020", "did you mean '1st'?"),
        ("2st May 2020", "did you mean '2nd'?"),
        ("3th May 2020", "did you mean '3rd'?"),
        ("11st May 2020", "did you mean '11th'?"),
        ("12nd May 2020", "did you mean '12th'?"),
        ("13rd May 2020", "did you mean '13th'?"),
        ("May 22th, 2020", "did you mean '22nd'?"),
        ("19st century", "did you mean '19th'?"),
        ("21th century", "did you mean '21st'?"),
    ],
    "a month that is nearly one": [
        ("15 Movember 2020", "there is no month 'movember' in '15 Movember 2020'"),
        ("15 Movember 2020", "did you mean 'November'?"),
        ("Novmber 15, 2020", "did you mean 'November'?"),
        ("2020 Agust 15", "did you mean 'August'?"),
        ("15-Febuary-2020", "did you mean 'February'?"),
        ("Setember 2020", "did you mean 'September'?"),
        ("15 novembre 2020", "did you mean 'November'?"),
        ("15 Mai 2020", "did you mean 'May'?"),
    ],
    "the year is missing, and is never filled in": [
        ("25 December", NO_YEAR),
        ("15 June", NO_YEAR),
        ("the 15th of June", NO_YEAR),
        ("June 15", NO_YEAR),
        ("June 15th", NO_YEAR),
        ("Friday 25 December", NO_YEAR),
        ("May", NO_YEAR),
        ("September", NO_YEAR),
        ("17-Dec", NO_YEAR),
        ("31/12", NO_YEAR),
        ("9/11", NO_YEAR),
        ("10.30", NO_YEAR),
        ("before 5 June", NO_YEAR),
    ],
    "the year has not four digits": [
        ("01/02/03", SHORT),
        ("15.11.20", SHORT),
        ("10-11-12", SHORT),
        ("20/11/15", SHORT),
        ("1/21/77", SHORT),
        ("15 Nov 20", SHORT),
        ("Nov 15, 20", SHORT),
        ("15-Jun-21", SHORT),
        ("26Nov19", SHORT),
        ("June '21", SHORT),
        ("June \u201921", SHORT),
        ("15 June '21", SHORT),
        ("14 October 476", SHORT),
        ("October 476", SHORT),
        ("15 November 20201", SHORT),
        ("the 90s", SHORT),
        ("'90s", SHORT),
        ("476", "'476' has three digits, and a year has four; did you mean '0476'?"),
        ("11/2020", "'11/2020' has its month before its year; did you mean '2020-11'?"),
        ("11-2020", "did you mean '2020-11'?"),
    ],
    "two orders": [
        ("01/02/2003", "'01/02/2003' is 2003-02-01 if the day comes first, or 2003-01-02 if"),
        ("06/07/2021", "--date-order dmy or mdy"),
        ("06.07.2021", "2021-07-06 if the day comes first, or 2021-06-07 if the month does"),
        ("6-7-2021", "2021-07-06 if the day comes first, or 2021-06-07 if the month does"),
        ("before 01/02/2003", "[..2003-01-31] if the day comes first, or [..2003-01-01]"),
        ("c. 01/02/2003", "2003-02-01~ if the day comes first, or 2003-01-02~"),
        ("between 01/02/2003 and 03/04/2003", "[2003-02-01..2003-04-03] if the day comes first"),
    ],
    "ten years or a hundred": [
        ("1800s", "'1800s' can be ten years or a hundred; write 180X for the ten or 18XX for"),
        ("the 2000s", "write 200X for the ten or 20XX for the hundred"),
        ("1900's", "write 190X"),
        ("c. 1800s", "write 180X~ for the ten or 18XX~ for the hundred"),
        ("before the 1800s", "write 180X"),
    ],
    "a month or years": [
        ("1843-4", "'1843-4' can be a month or a range of years; write 1843-04, or [1843..1844]"),
        ("1741/42", "can be one year of the Old Style or a day within two years"),
        ("1741/42", "write 1742, or [1741..1742]"),
        ("1731/2", "write 1731-02, 1732, or [1731..1732]"),
        ("1640/42", "write [1640..1642] for a day within them, or 1640/1642 for a period"),
        ("1834/37", "is a range of years"),
        ("1701/10", "did you mean '1701-10'?"),
        ("c. 1640/50", "write [1640~..1650~] for a day within them, or 1640~/1650~ for a period"),
        ("c. 1731/2", "write 1731-02~, 1732~, or [1731~..1732~]"),
        ("c. 1801-10", "write 1801-10~ for the part, or [1801~..1810~] for the years"),
        ("c. 1830-35", "write 1830-35~ for the part, or [1830~..1835~] for the years"),
        ("c. 1843-4", "write 1843-04~, or [1843~..1844~]"),
        ("?1787-8", "write 1787-08?, or [1787?..1788?]"),
    ],
    "without first and last day": [
        ("early 1860", "'early 1860' has no first and last day; write 1860 for all of it"),
        ("early 1860", "or a part of it such as [1860-01..1860-04]"),
        ("early 44 BC", "write -0043 for all of it, or a part of it such as [-0043-01..-0043-04]"),
        ("mid 2021", "such as [2021-05..2021-08]"),
        ("late 2021", "such as [2021-09..2021-12]"),
        ("late June 2021", "such as [2021-06-21..2021-06-30]"),
        ("early 1790s", "such as [1790..1792]"),
        ("middle 19th century", "such as [1834..1866]"),
        (
            "late 5th century BC",
            "write [-0499..-0400] for all of it, or a part of it such as [-0433",
        ),
        ("first half of the 19th century", "write [1801..1850]"),
        ("the second half of the 5th century BC", "write [-0449..-0400]"),
        ("last half of 1860", "write [1860-07..1860-12]"),
        ("first half of 15 June 2021", "write 2021-06-15 for all of it"),
        ("early 15 June 2021", "write 2021-06-15 for all of it"),
        ("early [..1984]", "write [..1984] for all of it"),
        ("late [2019,2020]", "write [2019,2020] for all of it"),
        ("late 1860", "write 1860"),
        ("Late June 2021", "'Late June 2021' has no first and last day; write 2021-06"),
        ("mid-1790s", "write 179X"),
        ("mid 1790s", "write 179X"),
        ("the late 1790s", "write 179X"),
        ("early 19th century", "write [1801..1900]"),
        ("early-19th century", "write [1801..1900]"),
        ("spring 2021", "write months, such as [2021-03..2021-05], or 2021-21 if a table says its"),
        ("spring of 2021", "'spring of 2021' is a season"),
        ("the summer of 2021", "[2021-06..2021-08]"),
        ("Autumn 2021", "[2021-09..2021-11]"),
        ("fall 2021", "[2021-09..2021-11]"),
        ("2021 winter", "[2020-12..2021-02] or [2021-12..2022-02], or 2021-24 if a table says"),
        ("winter 0001", "[0000-12..0001-02] or [0001-12..0002-02]"),
    ],
    "a day before the Gregorian calendar": [
        ("14 October 1066", f"'14 October 1066' {OLD}"),
        ("14 October 1066", "write '14 October 1066 (Julian)', which is 1066-10-20, or 1066-10-14"),
        ("14 October 1582", "which is 1582-10-24, or 1582-10-14 if it is Gregorian"),
        ("4 October 1582", "which is 1582-10-14, or 1582-10-04 if it is Gregorian"),
        ("29 February 1500", "write '29 February 1500 (Julian)', which is 1500-03-10"),
        ("1 January 0001", "which is 0000-12-30, or 0001-01-01 if it is Gregorian"),
        ("15 March 44 BC", "write '15 March 44 BC (Julian)', which is -0043-03-13, or -0043-03-15"),
        ("15 March 0044 BC", OLD),
        ("19 August AD 14", "which is 0014-08-17, or 0014-08-19 if it is Gregorian"),
        ("1 January 10000 BC", "write -9999-01-01 if it is Gregorian"),
        ("14/10/1582", OLD),
        ("11/10/1582", OLD),
        ("1066/10/14", OLD),
        ("Saturday 14 October 1066", OLD),
        ("before 15 June 1066", OLD),
        ("c. 14 October 1066", OLD),
    ],
    "another calendar": [
        ("11 February 1731/32", "write '11 February 1731/32 O.S.'"),
        ("21 JAN 1652/53", "'21 JAN 1652/53' has a double year"),
        ("JAN 1740/41", "has a double year"),
    ],
    "outside the years that are counted": [
        ("15/11/2020 AD", "write '15/11/2020' without it"),
        ("15/11/20 AD", "'15/11/20 AD'"),
        ("15/11/1044 BC", "'15/11/1044 BC'"),
        ("1 January 10001 BC", OUTSIDE),
        ("January AD 10000", OUTSIDE),
        ("10001 BC", f"'10001 BC' lies {OUTSIDE}"),
        ("12345 AD", f"'12345 AD' lies {OUTSIDE}"),
        ("the 10000s BC", OUTSIDE),
        ("before 10000 BC", f"'before 10000 BC' lies {OUTSIDE}"),
        ("after 9999", OUTSIDE),
    ],
    "no year of an era": [
        ("0 AD", "'0 AD' has the year 0, and AD 1 comes after 1 BC; write 1 BC or AD 1"),
        ("0 BC", "write 1 BC or AD 1"),
        ("before 0 BC", "'0 BC' has the year 0"),
    ],
    "an era beside more than a year": [
        ("2020-11-15 AD", "has an era, which only a year may have; write '2020-11-15' without it"),
        ("AD 15/11/2020", "write '15/11/2020' without it"),
        ("31/11/2020 AD", "write '31/11/2020' without it"),
        ("BC 44", "is not an EDTF date"),
        ("?c.", "is not an EDTF date"),
        ("?soon 1", "is not an EDTF date"),
        ("??1787\u20138", "is not an EDTF date"),
        ("road 44 AD", "is not an EDTF date"),
        ("44 AD 5", "is not an EDTF date"),
        ("the 0s BC", "is not an EDTF date"),
        ("500 BC-", "is not an EDTF date"),
        ("500-450", "is not an EDTF date"),
    ],
    "two readings in an era": [
        ("the 500s BC", "'the 500s BC' can be ten years or a hundred"),
        ("the 500s BC", "write [-0508..-0499] for the ten or [-0598..-0499] for the hundred"),
        ("400s AD", "write [0400..0409] for the ten or [0400..0499] for the hundred"),
        ("the 900s", "write 090X for the ten or 09XX for the hundred"),
        ("449-48 BC", "'449-48 BC' has two readings; write [-0448..-0447] or [-0448..-0047]"),
        ("44-3 BC", "write [-0043..-0042] or [-0043..-0002]"),
    ],
    "an estimate in a part": [
        ("1640 or 1950S2", "'[1640,1950S2]' has an estimate where only a year"),
        ("between 1640 and 1950S2", "such as 19XX for 1950S2"),
        ("c. 1950S2", "'1950S2~' has an estimate"),
        ("?1950S2", "'1950S2?' has an estimate"),
    ],
    "backwards or open bounds": [
        ("between 1660 and 1640", "runs backwards"),
        ("1996-1990", "runs backwards"),
        ("20th-19th century", "runs backwards"),
        ("4th-5th century BC", "the range '4th-5th century BC' runs backwards"),
        ("1st century AD-1st century BC", "runs backwards"),
        ("450-500 BC", "the range '450-500 BC' runs backwards; write the earlier one first"),
        ("AD 14-44 BC", "runs backwards"),
        ("44 BC-44 BC", "runs backwards"),
        ("480-476 AD", "runs backwards"),
        ("between 450 and 500 BC", "runs backwards"),
        ("by [1880..]", "bounds a date by one that is open itself"),
        ("before [..1880]", "bounds a date by one that is open itself"),
        ("before 2004?-06", "write the bound without the qualifier"),
    ],
    "a last date with less than the first one": [
        ("10 May 1640 or 1642", "'10 May 1640 or 1642' has no month in its last date"),
        ("June 1640 or 1642", "write every date in full"),
        ("May or June 3, 2021", NO_YEAR),
        ("between June and 3 July 2021", NO_YEAR),
        ("5 June 2020 to 7 July", NO_YEAR),
    ],
    "EDTF stays what it is": [
        ("2020-13", "there is no month 13 in '2020-13': months go from 01 to 12"),
        ("1910-13", "there is no month 13 in '1910-13'"),
        ("2021-21", "is a season, to which the standard gives no first and last day"),
        ("2020-32", "such as [2020-06..2020-08]"),
        ("1933-34", "can be a quarter of the year or two years"),
        ("2020-02-30", "there is no day 30 in '2020-02-30': 2020-02 has 29 days"),
        ("2020/2021", "is a period, not a date"),
        ("2021-6", "can be a month or a range of years; write 2021-06, or [2021..2026]"),
        ("2026-4", "did you mean '2026-04'?"),
        ("2020/11", "did you mean '2020-11'?"),
        ("2020.11", "did you mean '2020-11'?"),
        ("2021\u201306\u201315", "did you mean '2021-06-15'?"),
        ("2021\u201306", "did you mean '2021-06'?"),
        ("2020--11", "is not one EDTF date"),
    ],
    "no date, whatever other libraries make of it": [
        ("10 o'clock", "is not an EDTF date"),
        ("Friday", "is not an EDTF date"),
        ("Sunday15 November 2020", "is not an EDTF date"),
        ("next Friday", "is not an EDTF date"),
        ("Friday 13th", "is not an EDTF date"),
        ("Q2 2021", "is not an EDTF date"),
        ("1135050698", "is not an EDTF date"),
        ("201609", "is not an EDTF date"),
        ("2020320", "is not an EDTF date"),
        ("192.168.1.1", "is not an EDTF date"),
        ("1.5", "is not an EDTF date"),
        ("90s", "is not an EDTF date"),
        ("10-11", "is not an EDTF date"),
        ("123/4/2020", "is not an EDTF date"),
        ("1/2/345", "is not an EDTF date"),
        ("45/67/89", "is not an EDTF date"),
        ("15 Xyz 2020", "is not an EDTF date"),
        ("15:11:2020", "is not an EDTF date"),
        ("15,11,2020", "is not an EDTF date"),
        ("15/Nov-2020", "is not an EDTF date"),
        ("15 + November 2020", "is not an EDTF date"),
        ("twenty first of May 2021", "is not an EDTF date"),
        ("forty-first of May 2021", "is not an EDTF date"),
        ("\u0661\u0665 November \u0662\u0660\u0662\u0660", "is not an EDTF date"),
        ("\uff11\uff15 November 2020", "is not an EDTF date"),
        ("15 \u041d\u043e\u044f\u0431\u0440\u044f 2020", "is not an EDTF date"),
        ("19 century", "is not an EDTF date"),
        ("100th century", "is not an EDTF date"),
        ("0th century", "is not an EDTF date"),
        ("nth century", "is not an EDTF date"),
        ("a century", "is not an EDTF date"),
        ("1795s", "is not one EDTF date"),
        ("1860 s", "is not one EDTF date"),
        ("2020 November 15 16", "is not one EDTF date"),
        ("1640 or Paris", "is not one EDTF date"),
        ("1640 or 1642 or Paris", "is not one EDTF date"),
        ("Paris or 1640", "is not an EDTF date"),
        ("between 1640", "is not an EDTF date"),
        ("from Paris to 1640", "is not an EDTF date"),
        ("before Paris 2", "is not an EDTF date"),
        ("c. Paris 2", "is not an EDTF date"),
        ("circa1860x", "is not an EDTF date"),
        ("early Paris 2", "is not an EDTF date"),
        ("Windows CE 2", "is not an EDTF date"),
        ("Windows 2 CE", "is not an EDTF date"),
        ("Windows 10 OS", "is not an EDTF date"),
        ("2020-W4", "is not one EDTF date"),
        ("2020-W471", "is not one EDTF date"),
        ("2020-W47-x", "is not one EDTF date"),
        ("2020-Wxx", "is not one EDTF date"),
        ("2020-W47-77", "is not one EDTF date"),
        ("spring 21", "is not an EDTF date"),
        ("2020-2020", "is not an EDTF date"),
        ("1990 / 91 / 92", "is not one EDTF date"),
        ("the", "is not an EDTF date"),
        (" ", "is not an EDTF date"),
        ("Sunday", "is not an EDTF date"),
        ("3M", "is not an EDTF date"),
        ("44-day war", "is not an EDTF date"),
        ("c. 2004?-06", "is not an EDTF date"),
    ],
}

ALL_REFUSED = [
    pytest.param(
        text, words, id=f"{why}: {text!r} {words[:20]!r}".encode("unicode_escape").decode()
    )
    for why, rows in REFUSED.items()
    for text, words in rows
]


@pytest.mark.parametrize(("text", "words"), ALL_REFUSED)
def test_what_is_refused_and_why(text: str, words: str) -> None:
    with pytest.raises(HandoverError) as caught:
        parse_date(text)
    assert words in str(caught.value)


def test_there_are_hundreds_of_cases() -> None:
    assert len(ALL_READ) + len(ALL_REFUSED) > 500


def test_what_is_longer_than_any_date_is_none() -> None:
    text = "15" + " " * MAX_LENGTH + "November 2020"
    assert match(text) is None


# --- Properties ---

DAYS = st.dates(date(1583, 1, 1), date(9999, 12, 31))
EACH_DAY = [
    "{day} {month} {year}",
    "{day} {short} {year}",
    "{day} {short}. {year}",
    "{ordinal} of {month} {year}",
    "the {ordinal} of {month}, {year}",
    "{month} {day}, {year}",
    "{short} {day} {year}",
    "{month} {ordinal}, {year}",
    "{year} {month} {day}",
    "{day}-{short}-{year}",
    "{day:02}/{short}/{year}",
    "{day:02}{short}{year}",
    "{weekday}, {day} {month} {year}",
    "{weekday:.3} {day} {short} {year}",
    "{day} {month} {year} ({weekday})",
    "{year}/{number}/{day}",
    "{year}.{number:02}.{day:02}",
    "{year}-{number}-{day}",
    "{year}{number:02}{day:02}",
    "{week[0]:04}-W{week[1]:02}-{week[2]}",
    "{year}-{of_year:03}",
]


def forms(day: date) -> Iterator[str]:
    names = {
        "day": day.day,
        "number": day.month,
        "year": f"{day.year:04}",
        "month": MONTHS[day.month - 1],
        "short": MONTHS[day.month - 1][:3],
        "ordinal": ordinal(day.day),
        "weekday": f"{day:%A}",
        "week": day.isocalendar(),
        "of_year": day.timetuple().tm_yday,
    }
    return (form.format(**names) for form in EACH_DAY)


@given(DAYS)
def test_every_day_reads_back_in_every_form(day: date) -> None:
    for text in forms(day):
        assert parse_date(text).text == day.isoformat(), text


@given(DAYS)
def test_case_does_not_matter(day: date) -> None:
    for text in list(forms(day))[:15]:
        assert parse_date(text.upper()) == parse_date(text.lower()) == parse_date(text)


@given(DAYS)
def test_what_strftime_writes_is_read(day: date) -> None:
    for form in ("%d %B %Y", "%d-%b-%Y", "%B %d, %Y", "%a, %d %b %Y", "%A %d %B %Y", "%G-W%V-%u"):
        assert parse_date(day.strftime(form)).day == day.toordinal()


@given(DAYS, st.integers(1, 6))
def test_a_wrong_day_of_the_week_is_always_refused(day: date, later: int) -> None:
    wrong = f"{date.fromordinal(719_163 + (day.toordinal() + later - 719_163) % 7):%A}"
    for text in (f"{wrong} {day:%d %B %Y}", f"{day.isoformat()} ({wrong})"):
        with pytest.raises(WrittenDateError, match=f"{day.isoformat()} is a {day:%A}"):
            parse_date(text)


@given(DAYS)
def test_numbers_are_read_in_one_order_or_refused_with_both(day: date) -> None:
    for separator in "/.-":
        text = f"{day.day}{separator}{day.month}{separator}{day.year:04}"
        assert parse_date(text, conventions=GivenConventions("dmy")).text == day.isoformat()
        if day.day > 12 or day.day == day.month:
            assert parse_date(text).text == day.isoformat()
        else:
            other = date(day.year, day.day, day.month).isoformat()
            assert parse_date(text, conventions=GivenConventions("mdy")).text == other
            with pytest.raises(AmbiguousDate, match=f"{day.isoformat()} .* {other} "):
                parse_date(text)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_every_month_reads_back(year: int, month: int) -> None:
    name, expected = MONTHS[month - 1], f"{year:04}-{month:02}"
    for text in (f"{name} {year:04}", f"{name[:3]}. {year:04}", f"{year:04} {name}"):
        assert parse_date(text).text == expected


@given(st.integers(1583, 9998), st.sampled_from(["before", "after", "by"]))
def test_a_bound_takes_all_days_on_its_side(year: int, word: str) -> None:
    low, high = parse_date(f"{word} {year}").bounds
    first, last = parse_date(str(year)).bounds
    assert first is not None
    assert last is not None
    expected = {"before": (None, first - 1), "after": (last + 1, None), "by": (None, last)}
    assert (low, high) == expected[word]


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        found = match(text)
    except HandoverError:
        return
    if found is not None and found.end == len(text):
        assert parse_date(found.date.text) == found.date


WORDS = "15 11 2020 1860 19th November of the before c. between and or , . - / Sunday ( ) s' AD to"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=7), st.sampled_from(["", " "]))
def test_any_words_of_dates_are_read_or_refused_and_nothing_else(
    words: list[str], between: str
) -> None:
    text = between.join(words)
    try:
        found = match(text)
    except HandoverError as error:
        assert error.message
        return
    if found is not None and found.end == len(text):
        assert parse_date(found.date.text).bounds == found.date.bounds


# --- The words of dates ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25 December", (12, 25)),
        ("December 25", (12, 25)),
        ("December 25th", (12, 25)),
        ("25th December", (12, 25)),
        ("25th of December", (12, 25)),
        ("the 25th of December", (12, 25)),
        ("December the 25th", (12, 25)),
        ("Dec. 25", (12, 25)),
        ("4 May", (5, 4)),
        ("the fourth of May", (5, 4)),
        ("29 February", (2, 29)),
        ("31 sept", None),
        ("30 February", None),
        ("0 May", None),
        ("25st December", None),
        ("25", None),
        ("December", None),
        ("25 December 2020", None),
        ("of 25 December", None),
        ("December of 25", None),
        ("Christmas day", None),
        ("", None),
    ],
)
def test_a_day_of_the_year(text: str, expected: tuple[int, int] | None) -> None:
    assert month_and_day(text) == expected


def test_the_names_of_months_and_days_of_the_week() -> None:
    assert [MONTH_NUMBERS[name.lower()] for name in MONTHS] == list(range(1, 13))
    assert [MONTH_NUMBERS[name[:3].lower()] for name in MONTHS] == list(range(1, 13))
    for number in range(7):
        day = date.fromordinal(1 + number)
        assert WEEKDAY_NUMBERS[f"{day:%A}".lower()] == WEEKDAY_NUMBERS[f"{day:%a}".lower()]
        assert WEEKDAY_NUMBERS[f"{day:%A}".lower()] == number


def test_an_ordinal_in_digits_reads_back() -> None:
    assert [read_ordinal(ordinal(number)) for number in range(1, 100)] == list(range(1, 100))
    for word in (
        "0th",
        "100th",
        "15st",
        "th",
        "15",
        "fortieth",
        "twenty-tenth",
        "twenty-",
        "-first",
    ):
        assert read_ordinal(word) is None


# --- Shifts ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 November 2020+10d", "2020-11-25"),
        ("15 November 2020-10d", "2020-11-05"),
        ("2020/11/15+10d", "2020-11-25"),
        ("20201115-1d", "2020-11-14"),
        ("2020-11-5+1d", "2020-11-06"),
        ("2020-320-1d", "2020-11-14"),
        ("2020-W46-7+1w", "2020-11-22"),
        ("15-Nov-2020-1m+1d", "2020-10-16"),
        ("15/11/2020+P1M", "2020-12-15"),
        ("Sunday, 15 November 2020+1d", "2020-11-16"),
        ("November 2020+1d", "2020-11-02..2020-12-01"),
        ("before 1800+1d", "..1800-01-01"),
        ("c. 15 June 1860-1d", "1860-06-14"),
    ],
)
def test_shifts_follow_a_written_date(text: str, expected: str) -> None:
    assert resolve(text, FixedScope(Table())).date.text == expected


@pytest.mark.parametrize(
    "text", ["November 2020-1d", "the 1790s-1d", "c. 1860-1d", "2020-W46-1d", "before 1800-1d"]
)
def test_nothing_is_taken_from_a_date_without_its_day(text: str) -> None:
    with pytest.raises(HandoverError, match="can't subtract from"):
        resolve(text, FixedScope(Table()))


# --- Names ---

NAMES = """
[events.blossom]
title = "May 2021"
date = 2021-03-20
aliases = ["The 1790s", "15 November 2020", "25 December", "May", "3M", "15 Movember 2020",
  "9/11", "before 1800", "1800s", "c. 1860+1d"]
[events.figures]
title = "2020"
date = 2021-01-01
aliases = ["2021/11/15", "01/02/2003", "2020-11-15", "1843\u20134"]
[periods.warmth]
title = "June 2021"
start = 2021-06-21
end = 2021-09-22
[events.plain]
date = "15 November 2020"
[events.maytime]
date = "May 2021"
[questions.asked]
ask = "when is May 2021"
"""
TABLE = load_text(NAMES)
OWN = FixedScope(TABLE, 739_000, names_override=True)
NONE = FixedScope(TABLE, 739_000)


@pytest.mark.parametrize(
    "text",
    [
        "May 2021",
        "may 2021",
        "the May 2021",
        "The 1790s",
        "1790s",
        "15 November 2020",
        "25 December",
        "May",
        "3M",
        "15 Movember 2020",
        "9/11",
        "before 1800",
        "1800s",
    ],
)
def test_a_name_of_the_table_wins_over_a_date_in_words(text: str) -> None:
    assert resolve(text, OWN).ref.id == "blossom"
    assert resolve(f"{text}+1d", OWN).date.text == "2021-03-21"


def test_a_name_that_ends_like_a_shift_wins_too() -> None:
    assert resolve("c. 1860+1d", OWN).date.text == "2021-03-20"


def test_a_date_in_words_that_is_no_name_is_the_date() -> None:
    assert resolve("16 November 2020", OWN).date.text == "2020-11-16"
    assert resolve("May 2022", OWN).date.text == "2022-05"


def test_in_the_values_of_a_table_a_written_date_is_the_date() -> None:
    assert TABLE.events["plain"].date.text == "2020-11-15"
    assert TABLE.events["maytime"].date.text == "2021-05"
    assert resolve("May 2021", NONE).date.text == "2021-05"


def test_in_a_stored_question_the_name_wins() -> None:
    (asked,) = operands(TABLE.questions["asked"].question)
    assert isinstance(asked, Expression)
    assert resolve_expression(asked, OWN).ref.id == "blossom"


def test_a_period_with_the_name_of_a_month_is_the_period() -> None:
    expression = parse("June 2021")
    assert str(find_period(expression, OWN)) == "warmth"
    assert resolve_operand(expression, OWN).ref.id == "warmth"
    assert find_period(parse("July 2021"), OWN) is None
    assert find_period(expression, NONE) is None
    assert find(expression, OWN) is None
    with pytest.raises(HandoverError, match="'June 2021' is a period, not a date"):
        resolve("June 2021", OWN)
    with pytest.raises(HandoverError, match="'June 2021' is a period, not a date"):
        read("days between June 2021 and today").question(OWN)
    assert resolve("June 2021.end", OWN).date.text == "2021-09-22"


@pytest.mark.parametrize("text", ["2020", "2021/11/15", "01/02/2003", "2020+1d", "1843\u20134"])
def test_a_date_in_numbers_that_is_also_a_name_is_refused_where_it_is_used(text: str) -> None:
    with pytest.raises(HandoverError, match="is a date, and also a name of figures; write figures"):
        resolve(text, OWN)


def test_a_full_day_is_never_looked_up() -> None:
    assert resolve("2020-11-15", OWN).date.text == "2020-11-15"


def test_the_error_of_a_mistyped_date_comes_when_no_name_is_found() -> None:
    scope = FixedScope(Table())
    for text, words in (
        ("15 Movember 2020", "there is no month 'movember'"),
        ("32 August 2014", "August 2014 has 31 days"),
        ("May", "the year is missing in 'May'"),
        ("9/11", "the year is missing in '9/11'"),
        ("1800s", "can be ten years or a hundred"),
        ("15-Jun-21+1d", "no year of four digits"),
    ):
        assert parse(text).is_name
        assert find(parse(text), scope) is None
        with pytest.raises(HandoverError, match=words):
            resolve(text, scope)
    assert written_problem("deadline") is None
    assert written_problem("2020-13") is None


def test_no_name_of_the_bundled_table_reads_as_a_date() -> None:
    """So it need not be read to know what `15 November 2020` is."""
    table = load([bundled_path()])
    names = [name for kind in table.known.values() for name in kind]
    names += [event.title for event in table.events.values()]
    names += [period.title for period in table.periods.values()]
    assert len(names) > 20
    for name in (*names, *table.index):
        assert parse_whole(name).is_name, name
        assert written_problem(name) is None, name


def test_in_a_question_before_and_after_are_words_of_the_question() -> None:
    for text in ("before 1800", "after 1898", "by 1880", "between 1640 and 1660", "1640 or 1642"):
        assert match(text, 0, IN_QUESTIONS) is None or "or" in text
        assert parse_whole(text).date is not None
    assert parse("before 1800").is_name


# --- The order of day and month ---

ORDERED = "events.a.date = '01/02/2003'\ndate-order = 'dmy'".split("\n")


@pytest.fixture
def ordered(tmp_path: Path) -> str:
    table = tmp_path / "ordered.toml"
    table.write_text("\n".join(reversed(ORDERED)), "utf-8")
    return str(table)


DAY_FIRST = Result(0, "2003-02-01\n", "")
MONTH_FIRST = Result(0, "2003-01-02\n", "")
ASK = ("add", "01/02/2003", "0d")


def test_an_order_is_needed(run: Run) -> None:
    assert run(*ASK) == Result(
        2,
        "",
        "Error: '01/02/2003' is 2003-02-01 if the day comes first, or 2003-01-02 if the month"
        " does; say which with --date-order dmy or mdy, with HANDOVER_DATE_ORDER, or with"
        " date-order in the table\n",
    )


def test_the_option_wins_over_the_environment_and_the_table(run: Run, ordered: str) -> None:
    month_first = {"HANDOVER_DATE_ORDER": "mdy"}
    assert run(*ASK, "--date-order", "dmy") == DAY_FIRST
    assert run(*ASK, "--date-order", "MDY") == MONTH_FIRST
    assert run(*ASK, "-t", ordered) == DAY_FIRST
    assert run(*ASK, env={"HANDOVER_TABLE": ordered}) == DAY_FIRST
    assert run(*ASK, "-t", ordered, "--date-order", "mdy") == MONTH_FIRST
    assert run(*ASK, env=month_first) == MONTH_FIRST
    assert run(*ASK, "-t", ordered, env=month_first) == MONTH_FIRST
    assert run(*ASK, "--date-order", "dmy", env=month_first) == DAY_FIRST
    assert run(*ASK, "-t", ordered, env={"HANDOVER_DATE_ORDER": ""}) == DAY_FIRST


def test_a_file_has_its_own_order(run: Run, ordered: str) -> None:
    for options in ((), ("--date-order", "mdy")):
        found = run("events", "a", "-t", ordered, "--fields", "date", "--no-header", *options)
        assert found == DAY_FIRST


def test_files_of_two_orders_settle_their_own_dates_and_no_others(
    run: Run, ordered: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.toml"
    other.write_text("date-order = 'mdy'\n[events.b]\ndate = '01/02/2003'", "utf-8")
    tables = ("-t", ordered, "-t", str(other))
    found = run("events", *tables, "--fields", "id,date", "--no-header")
    assert found == Result(0, "b\t2003-01-02\na\t2003-02-01\n", "")
    assert run(*ASK, *tables).exit_code == 2


@pytest.mark.parametrize(
    ("order", "hint"),
    [("ymd", "did you mean 'mdy'?"), ("day first", "orders are dmy, mdy")],
)
def test_no_other_order_is_taken(run: Run, order: str, hint: str) -> None:
    assert run(*ASK, "--date-order", order).stderr == f"Error: no date order '{order}'; {hint}\n"
    assert run(*ASK, env={"HANDOVER_DATE_ORDER": order}).stderr == (
        f"Error: HANDOVER_DATE_ORDER takes dmy or mdy, not '{order}'\n"
    )
    text = f"date-order = '{order}'"
    assert str(problems_in([("t.toml", text.encode())])[0]).startswith(
        f"t.toml:1: date-order: '{order}' is not one of dmy, mdy"
    )


def test_an_order_changes_nothing_where_one_reading_is_possible(run: Run) -> None:
    for order in ("dmy", "mdy"):
        assert run("add", "15/11/2020", "0d", "--date-order", order).stdout == "2020-11-15\n"
        assert run("add", "11/15/2020", "0d", "--date-order", order).stdout == "2020-11-15\n"
        assert run("add", "2020/01/02", "0d", "--date-order", order).stdout == "2020-01-02\n"


def test_today_and_holidays_take_the_order(run: Run) -> None:
    days = ("between", "2003-01-02", "today", "--today", "01/02/2003")
    assert run(*days, "--date-order", "dmy").stdout == "30\n"
    assert run(*days, "--date-order", "mdy").stdout == "0\n"
    assert run(*days).stderr.startswith("Error: --today: '01/02/2003' is 2003-02-01 if the day")
    off = ("add", "2003-01-31", "1b", "--holiday", "03/02/2003")
    assert run(*off, "--date-order", "dmy").stdout == "2003-02-04\n"
    assert run(*off, "--date-order", "mdy").stdout == "2003-02-03\n"
    assert run(*off).stderr.startswith("Error: --holiday: '03/02/2003' is 2003-02-03")
    in_words = {"HANDOVER_TODAY": "15 November 2020"}
    assert run("add", "today", "0d", env=in_words).stdout == "2020-11-15\n"
    assert run("add", "today", "0d", env={"HANDOVER_TODAY": "November 2020"}).stderr == (
        "Error: HANDOVER_TODAY takes a day (YYYY-MM-DD) or a clock time on one, not 'November 2020'\n"
    )


def test_an_option_says_why_its_written_date_is_refused(run: Run) -> None:
    assert run("add", "today", "0d", "--today", "Mon 15 Nov 2020").stderr == (
        "Error: --today: 'Mon 15 Nov 2020' names the wrong day of the week;"
        " 2020-11-15 is a Sunday\n"
    )


def test_an_option_that_needs_the_order_of_a_broken_table_says_so(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[", "utf-8")
    found = run(*ASK[:1], "today", "0d", "--today", "01/02/2003", "-t", str(broken))
    assert "the table can't be used" in found.stderr


# --- Tables, rows, commands ---


def test_a_table_holds_written_dates_everywhere() -> None:
    table = load_text("""
date-order = "dmy"
[sources.paper]
date = "01/02/2003"
[events.a]
date = "15 November 2020"
[events.b]
date = "before 1800"
[events.c]
date = "15 November 2020+10d"
[periods.p]
start = "Sunday, 15 Nov 2020"
end = "01/02/2021"
[questions.q]
ask = "when is a"
stated = "15 November 2020"
[questions.r]
ask = "when is p.end"
stated = "01/02/2021"
[questions.s]
ask = "when is p.end"
stated = "01/02/2021..03/02/2021"
[questions.t]
ask = "when is p.end"
stated = "..03/02/2021"
""")
    texts = {name: event.date.text for name, event in table.events.items()}
    assert texts == {"a": "2020-11-15", "b": "[..1799-12-31]", "c": "2020-11-25"}
    assert (table.periods["p"].start.date.text, table.periods["p"].end.date.text) == (  # type: ignore[union-attr]
        "2020-11-15",
        "2021-02-01",
    )
    assert table.sources["paper"].date == "2003-02-01"
    assert table.questions["r"].stated == "2021-02-01"
    assert table.questions["s"].stated == "2021-02-01..2021-02-03"
    assert table.questions["t"].stated == "..2021-02-03"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "[events.a]\ndate = '15 Movember 2020'",
            (
                "t.toml:2: events.a.date: there is no month 'movember' in '15 Movember 2020';"
                " did you mean 'November'?"
            ),
        ),
        (
            "[events.a]\ndate = '01/02/2003'",
            (
                "t.toml:2: events.a.date: '01/02/2003' is 2003-02-01 if the day comes first, or"
                " 2003-01-02 if the month does; say which with --date-order dmy or mdy, with"
                " HANDOVER_DATE_ORDER, or with date-order in the table"
            ),
        ),
        (
            "[sources.a]\ndate = 'Mon 15 Nov 2020'",
            (
                "t.toml:2: sources.a.date: 'Mon 15 Nov 2020' names the wrong day of the week;"
                " 2020-11-15 is a Sunday"
            ),
        ),
    ],
)
def test_a_wrong_written_date_in_a_table_has_its_line(text: str, problem: str) -> None:
    assert [str(each) for each in problems_in([("t.toml", text.encode())])] == [problem]


def test_an_ambiguous_stated_date_is_a_problem_of_the_table() -> None:
    text = b"events.a.date = 2020-11-15\n[questions.q]\nask = 'when is a'\nstated = '01/02/2003'"
    (problem,) = problems_in([("t.toml", text)])
    assert problem.path == ("questions", "q", "stated")
    assert problem.problem.startswith("'01/02/2003' is 2003-02-01 if the day comes first")


def test_rows_hold_written_dates(run: Run) -> None:
    lines = "15 November 2020\n15/11/2020\n2020/11/15\nNovember 2020\n01/11/2020\n"
    ends = ("batch", "--end", "25 Nov 2020", "--date-order", "dmy")
    assert run(*ends, stdin=lines) == Result(0, "10\n10\n10\n-5..24\n24\n", "")
    assert run(*ends[:3], stdin="01/11/2020\n").stderr.startswith(
        "Error: line 1: '01/11/2020' is 2020-11-01 if the day comes first, or 2020-01-11"
    )
    assert run(*ends, stdin="15 Movember 2020\n").stderr == (
        "Error: line 1: there is no month 'movember' in '15 Movember 2020';"
        " did you mean 'November'?\n"
    )


def test_a_column_takes_the_order_of_its_argument_or_of_its_table() -> None:
    table = load_text("date-order = 'mdy'")
    column = ["01/02/2003", "15 November 2020"]
    assert measure_column("2003-01-01", column, date_order="dmy") == [31, 6528]
    assert measure_column("2003-01-01", column, table=table) == [1, 6528]
    assert measure_column("2003-01-01", column, table=table, date_order="dmy") == [31, 6528]
    with pytest.raises(HandoverError, match="row 0: '01/02/2003' is 2003-02-01 if the day"):
        measure_column("2003-01-01", column)
    with pytest.raises(HandoverError, match="date_order can't be 'ymd'"):
        measure_column("2003-01-01", column, date_order="ymd")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "stdout"),
    [
        pytest.param(("between", "15 November 2020", "Nov 25, 2020"), "10\n", id="between"),
        pytest.param(("is", "15 Nov 2020", "before", "the 1990s"), "no\n", id="is"),
        pytest.param(("is", "15 Nov 2020", "after", "before 1800"), "yes\n", id="is-after-before"),
        pytest.param(("add", "15 November 2020", "10d"), "2020-11-25\n", id="add"),
        pytest.param(("seq", "15 Nov 2020", "16 Nov 2020"), "2020-11-15\n2020-11-16\n", id="seq"),
        pytest.param(("since", "15 November 2020", "--today", "16 Nov 2020"), "1\n", id="since"),
        pytest.param(("until", "16 November 2020", "--today", "2020/11/15"), "1\n", id="until"),
    ],
)
def test_commands_take_written_dates(run: Run, arguments: tuple[str, ...], stdout: str) -> None:
    found = run(*arguments)
    assert (found.stdout, found.stderr) == (stdout, "")


def test_an_answer_shows_the_date_that_was_read(run: Run) -> None:
    fields = ("-o", "tsv", "--no-header", "--fields", "question,start,start_date,end,end_date")
    found = run("between", "15 November 2020+1d", "the 1990s", *fields)
    assert found.stdout == (
        "days between 2020-11-15+1d and 199X\t2020-11-15+1d\t2020-11-16\t199X\t199X\n"
    )


def test_scopes_without_names_or_order_are_the_default() -> None:
    scope: Scope = FixedScope(TABLE)
    assert (scope.overriding_names, scope.date_order) == (None, None)
    assert bounds_text(resolve("before 1800", scope).date.bounds) == "..1799-12-31"


@given(st.integers(1, 10_000))
def test_a_year_before_the_year_1_lies_in_its_decade_and_its_century(count: int) -> None:
    year = parse_date(f"{count} BC")
    assert year.earliest == day_number(1 - count, 1, 1)
    assert year.latest == day_number(1 - count, 12, 31)
    around = [f"before {count - 1} BC" if count > 1 else "before AD 1"]
    if count <= 9900:
        around.append(f"{ordinal((count + 99) // 100)} century BC")
    if count >= 10 and count // 10 % 10 and count < 9990:
        around.append(f"the {count // 10 * 10}s BC")
    for text in around:
        date = parse_date(text)
        assert date.earliest is None or date.earliest <= year.earliest
        assert date.latest is not None
        assert date.latest >= year.latest
