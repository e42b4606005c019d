"""Several documents as one: their sections put together, and where each entry came from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..documents.document import Document, Problem
from ..errors import HandoverError, TableError, UnknownName
from ..notations.notation import Conventions, DateOrder, GivenConventions, Seasons
from ..text import quote
from .files import MAX_ENTRIES
from .shape import Shape

if TYPE_CHECKING:
    from ..zones import Zone

SECTIONS = ("events", "periods", "questions")
"""The sections whose entries have names."""


class TableProblems(TableError):
    """A table that can't be used. `made_of` is the file that was to become a table, if any."""

    def __init__(self, problems: Sequence[Problem], made_of: str = "") -> None:
        self.problems = list(problems)
        what = f"can't make a table of {made_of}" if made_of else "the table can't be used"
        if len(problems) == 1:
            super().__init__(f"{what}: {problems[0]}")
        else:
            lines = "\n".join(f"  {problem}" for problem in problems)
            super().__init__(f"{what}, {len(problems)} problems", detail=lines)

    def __str__(self) -> str:
        """The sentence; if there are several problems, they stand below it."""
        return f"{self.sentence}:\n{self.detail}" if self.detail else self.sentence


class MergedDocuments:
    """The entries of all documents, and what is wrong with them so far."""

    def __init__(self, documents: list[Document]) -> None:
        shapes = [Shape(document) for document in documents]
        self.documents = documents
        self.problems = [problem for shape in shapes for problem in shape.problems]
        self.complete = all(shape.complete for shape in shapes)
        """True if every part of every file could be read."""
        self.sections: dict[str, dict[str, dict[str, Any]]] = {}
        self.business: dict[str, Any] = {}
        """The keys of `[business-days]`."""
        self._orders: dict[str, DateOrder] = {}
        """The `date-order` of each document, by its name."""
        self._seasons: dict[str, Seasons] = {}
        """The `[seasons]` of each document, by its name."""
        self._zones: dict[str, Zone] = {}
        """The `zone` of each document, by its name."""
        self._homes: dict[tuple[str, ...], Document] = {}
        """The document of each entry, by the path of the entry."""
        self._titles: dict[str, None] = {}
        for document, shape in zip(documents, shapes, strict=True):
            self._merge(document, shape.good)
        size = sum(map(len, self.sections.values()))
        if size > MAX_ENTRIES:
            problem = f"the table has {size:,} entries, and at most {MAX_ENTRIES:,} are read"
            self.problems = [Problem(documents[0].name, (), problem)]
            self.sections = {}
        self.title = " · ".join(self._titles)
        """The titles of all files, each once."""

    def entries(self, section: str) -> dict[str, dict[str, Any]]:
        """The entries of a section by their ids."""
        return self.sections.get(section, {})

    def add(self, path: tuple[str, ...], problem: str, hint: str = "") -> None:
        """Report a problem of an entry, or of one of its keys."""
        self.add_error(path, HandoverError(problem, hint))

    def add_error(self, path: tuple[str, ...], error: HandoverError) -> None:
        """Report an error of an entry, or of one of its keys.

        An unknown name may be defined in a part of a file that could not be read. Then it is
        reported only if it is near a known name, and so probably a slip.
        """
        if isinstance(error, UnknownName) and not (self.complete or error.is_slip):
            return
        home = self._homes.get(path[:2]) or self._homes[path[:1]]
        self.problems.append(home.problem(path, error))

    def file_of(self, *path: str) -> str:
        """The file that an entry, or `[business-days]`, came from."""
        return self._homes[path].name

    def conventions_of(self, section: str, identifier: str) -> Conventions:
        """The `date-order` and the `[seasons]` of the file that an entry came from."""
        return self.conventions_in(self.file_of(section, identifier))

    def conventions_in(self, file: str) -> Conventions:
        """The `date-order` and the `[seasons]` of a file."""
        return GivenConventions(self._orders.get(file), self._seasons.get(file, ()))

    @property
    def conventions(self) -> Conventions:
        """The `date-order` and the `[seasons]` of the files, each if no two files differ in it."""
        orders, seasons = set(self._orders.values()), set(self._seasons.values())
        return GivenConventions(
            orders.pop() if len(orders) == 1 else None, seasons.pop() if len(seasons) == 1 else ()
        )

    def zone_of(self, section: str, identifier: str) -> "Zone | None":
        """The `zone` of the file that an entry came from."""
        return self._zones.get(self.file_of(section, identifier))

    @property
    def zone(self) -> "Zone | None":
        """The `zone` of the files; None if none has one, or if they differ."""
        zones = set(self._zones.values())
        return zones.pop() if len(zones) == 1 else None

    def problems_in_order(self) -> list[Problem]:
        """The problems, file by file."""
        order = {document.name: number for number, document in enumerate(self.documents)}
        return sorted(self.problems, key=lambda problem: order[problem.file])

    def _merge(self, document: Document, good: dict[str, Any]) -> None:
        for section, entries in good.items():
            if section == "title":
                self._titles[entries.strip()] = None
            elif section == "date-order":
                self._orders[document.name] = entries
            elif section == "seasons":
                self._seasons[document.name] = tuple(sorted(entries.items()))
            elif section == "zone":
                self._add_zone(document, entries)
            elif section == "business-days":
                if self._is_new((section,), document):
                    self.business = entries
            elif section != "description":  # it is for readers of the file
                merged = self.sections.setdefault(section, {})
                for name, entry in entries.items():
                    if self._is_new((section, name), document):
                        merged[name] = entry

    def _add_zone(self, document: Document, name: str) -> None:
        from .. import zones  # most files have no zone

        try:
            self._zones[document.name] = zones.find(name)
        except HandoverError as error:
            self.problems.append(document.problem(("zone",), error))

    def _is_new(self, path: tuple[str, ...], document: Document) -> bool:
        """True if no other document has this entry; else a problem is reported."""
        first = self._homes.setdefault(path, document)
        if first is document:
            return True
        error = HandoverError(f"this is already in {quote(first.name)}", "keep one of them")
        self.problems.append(document.problem(path, error))
        return False
