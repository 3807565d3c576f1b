"""`casebook check`: every data file against its type, every reference against what it names.

One sentence a finding: what, where (file, line, field), and how to mend it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from casebook.classroom.check_comparisons import comparison_problems
from casebook.classroom.check_labs import lab_problems
from casebook.classroom.every_file import braces, named, rows, same, sound, strings, twice
from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.check import Reader
from casebook.files.factcheck import problems
from casebook.files.finding import Finding, Where
from casebook.files.kit import ID, article_ids, folder_of, lesson_ids
from casebook.files.questions import Forecast
from casebook.thinking import exercises
from casebook.thinking.argument.wellformed import findings

Articles = Mapping[str, Article | None]
"""Every article by its id; None for one that does not fit its type."""


def check(root: Path) -> list[Finding]:
    """All problems of all data files; those of the words alone where without them nothing can be said."""
    words = _words(root)
    if words:
        return words
    texts = {lesson: Reader(root, folder_of(root, lesson) / "article.yaml") for lesson in article_ids(root)}
    maps = {lesson: Reader(root, folder_of(root, lesson) / "argument.yaml") for lesson in texts}
    banks = {lesson: Reader(root, folder_of(root, lesson) / "exercises.yaml") for lesson in lesson_ids(root)}
    articles = {lesson: reader.value for lesson, reader in texts.items()}
    arguments = {lesson: reader.value for lesson, reader in maps.items()}
    labs = lab_problems(root, articles, banks)
    orders = Counter(article.order for article in articles.values() if article)
    for lesson, reader in texts.items():
        if reader.value:
            _article(root, lesson, reader)
            if orders[reader.value.order] > 1:
                reader.add(("order",), "another article has the same order", "number them 1, 2, 3")
    for lesson, reader in maps.items():
        if reader.value:
            same(reader, "id", lesson)
            reader.take(findings(reader.value, paragraphs(articles[lesson])))
    for lesson, reader in banks.items():
        if reader.value:
            _bank(lesson, reader, articles, arguments.get(lesson))
    found = [one for readers in (texts, maps, banks) for reader in readers.values() for one in reader.problems]
    return [*found, *labs, *comparison_problems(root, articles, arguments), *problems(root)]


def _words(root: Path) -> list[Finding]:
    """The findings in the words of the kit: they can be read, and each brace in them holds a name."""
    path = root / "data" / "words.yaml"
    if not path.is_file():
        return []
    reader = Reader(root, path)
    for where, sentence in strings(reader.value):
        braces(reader, where, sentence)
    return reader.problems


def paragraphs(article: Article | None) -> set[str] | None:
    """The ids of an article's paragraphs; None where nobody can say."""
    return {one.id for one in article.paragraphs} if article else None


def _locators(reader: Reader, article: Article | None) -> None:
    """Note every locator in a file that names no paragraph of its article."""
    known = paragraphs(article)
    for where, text in strings(reader.value):
        if "loc" in where:
            named(reader, where, "paragraph", text, known)


def _article(root: Path, lesson: str, reader: Reader) -> None:
    article: Article = reader.value
    same(reader, "id", lesson)
    sound(reader)
    _locators(reader, article)
    for i, prediction in enumerate(article.predictions):
        where: Where = ("predictions", i)
        if prediction.sort != "forecast" and not prediction.not_scored:
            reader.add(where, f"'{prediction.id}' is a {prediction.sort} without a reason", "say in not_scored why")
        if prediction.band and not 0 <= prediction.band.low < prediction.band.high <= 1:
            reader.add((*where, "band"), "the band does not run from low to high inside 0 to 1", "correct low and high")
    known = rows(root, "events")
    for i, event in enumerate(article.events):
        named(reader, ("events", i), "event", event, known)


def _bank(lesson: str, reader: Reader, articles: Articles, argument: Argument | None) -> None:
    same(reader, "lesson", lesson)
    twice(reader, ("exercises",), reader.value.exercises)
    _locators(reader, articles.get(lesson))
    pitfalls = {one.id for one in argument.pitfalls} if argument else None
    for i, exercise in enumerate(reader.value.exercises):
        where: Where = ("exercises", i)
        if not ID.fullmatch(exercise.id):
            reader.add((*where, "id"), f"'{exercise.id}' is no id", "use small letters, digits and hyphens")
        reader.take(exercises.KINDS[exercise.kind].problems(exercise), where)
        for path, option in exercises.options(exercise):
            if option.pitfall:
                named(reader, (*where, *path, "pitfall"), "pitfall", option.pitfall, pitfalls)
        if isinstance(exercise, Forecast):
            article = articles.get(exercise.article)
            if article is None or exercise.prediction not in {p.id for p in article.predictions}:
                found = f"'{exercise.article}' has no prediction '{exercise.prediction}'"
                reader.add((*where, "prediction"), found, "name a prediction of that article")
