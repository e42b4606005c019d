"""Ids of entries: their form, and how an id is made of a title."""

ID_FORM = "an id is lower-case letters, digits and single hyphens, such as war-began"


def is_id(text: str) -> bool:
    """True if a text may name an entry: `[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*`.

    >>> is_id("war-began"), is_id("war-2"), is_id("War")
    (True, False, False)
    """
    return text.isascii() and all(
        part[:1].isalpha() and part.isalnum() and part.islower() for part in text.split("-")
    )


def slug(text: str) -> str:
    """An id made of the words of a text; empty if the id would lack a letter or begin with a digit.

    Accents are left out. A word that begins with a digit joins the one before it.

    >>> slug("Café no. 2, re-opened"), slug("Kəlbəcər"), slug("2020")
    ('cafe-no2-re-opened', '', '')
    """
    import unicodedata  # only what makes ids needs it

    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    if any(c.isalnum() and not c.isascii() for c in plain):
        return ""
    parts: list[str] = []
    for word in "".join(c if c.isalnum() else " " for c in plain).split():
        if word[0].isalpha():
            parts.append(word)
        elif parts:
            parts[-1] += word
        else:
            return ""
    return "-".join(parts)
