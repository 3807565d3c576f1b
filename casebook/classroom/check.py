"""`casebook check`: every data file against its type, every reference against what it names.

One sentence a finding: what, where (file, line, field), and how to mend it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from casebook.classroom.check_comparisons import comparison_problems
from casebook.classroom.check_labs import lab_problems
from casebook.classroom.check_words import word_problems
from casebook.files import questions as q
from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.check import Reader
from casebook.files.factcheck import problems
from casebook.files.facts import BadTable, table
from casebook.files.finding import Finding, Where
from casebook.files.kit import ID, article_ids, folder_of, lesson_ids
from casebook.files.markup import is_web
from casebook.files.yamltext import BadFile, Marked
from casebook.thinking import exercises
from casebook.thinking.argument.wellformed import findings

FILES = ("article.yaml", "argument.yaml", "exercises.yaml")
"""The files of an article's folder."""


def check(root: Path) -> list[Finding]:
    """All problems of all data files, in the order of the files; those of the words alone where nothing can be said."""
    said = word_problems(root)
    if said:
        return said
    found: list[Finding] = []
    articles: dict[str, Article | None] = {}
    readers: dict[tuple[str, str], Reader] = {}
    for lesson in lesson_ids(root):
        folder = folder_of(root, lesson)
        wanted = FILES if folder.parent.name == "articles" else FILES[-1:]
        for name in wanted:
            path = folder / name
            if path.is_file():
                readers[lesson, name] = Reader(root, path)
            else:
                what = "the file is missing"
                found.append(Finding(path.relative_to(root).as_posix(), what, "write it, or remove the folder"))
    for lesson in article_ids(root):
        reader = readers.get((lesson, "article.yaml"))
        articles[lesson] = reader.value if reader else None
    banks = {lesson: reader for (lesson, name), reader in readers.items() if name == "exercises.yaml"}
    labs = lab_problems(root, articles, banks)
    for (lesson, name), reader in readers.items():
        if reader.value is not None:
            _references(root, lesson, name, reader, readers, articles)
        found.extend(reader.problems)
    maps = {name: r.value if (r := readers.get((name, "argument.yaml"))) else None for name in articles}
    return [*found, *labs, *comparison_problems(root, articles, maps), *_others(root)]


def _references(root: Path, lesson: str, name: str, reader: Reader, readers: dict, articles: dict) -> None:
    article = articles.get(lesson)
    paragraphs = {p.id for p in article.paragraphs} if article else None
    if name == "article.yaml":
        _article(lesson, reader, root)
    elif name == "argument.yaml":
        _argument(lesson, reader, paragraphs)
    else:
        maps = readers.get((lesson, "argument.yaml"))
        pitfalls = {p.id for p in maps.value.pitfalls} if maps and maps.value else None
        _bank(lesson, reader, paragraphs, pitfalls, articles)


def twice(reader: Reader, where: Where, ids: Iterable[str]) -> None:
    """Note every id that stands a second time in a list."""
    seen: set[str] = set()
    for position, name in enumerate(ids):
        if name in seen:
            reader.add((*where, position, "id"), f"the id '{name}' stands twice", "give one of them another id")
        seen.add(name)


def locators(reader: Reader, where: Where, loc: list[str], paragraphs: set[str] | None) -> None:
    """Note every locator that names no paragraph of the article."""
    for position, name in enumerate(loc):
        if paragraphs is not None and name not in paragraphs:
            reader.add((*where, position), f"there is no paragraph '{name}'", "name one of the article's paragraphs")


def _article(lesson: str, reader: Reader, root: Path) -> None:
    article: Article = reader.value
    if article.id != lesson:
        reader.add(("id",), f"the id is '{article.id}' but the folder is '{lesson}'", "make them the same")
    if not ID.fullmatch(article.id):
        reader.add(("id",), f"'{article.id}' is no id", "use small letters, digits and hyphens")
    paragraphs = {p.id for p in article.paragraphs}
    for group in ("paragraphs", "actors", "predictions", "views"):
        twice(reader, (group,), (item.id for item in getattr(article, group)))
    for i, actor in enumerate(article.actors):
        for j, aim in enumerate(actor.aims):
            locators(reader, ("actors", i, "aims", j, "loc"), aim.loc, paragraphs)
    for i, prediction in enumerate(article.predictions):
        where: Where = ("predictions", i)
        locators(reader, (*where, "loc"), prediction.loc, paragraphs)
        if prediction.sort != "forecast" and not prediction.not_scored:
            reader.add(where, f"'{prediction.id}' is a {prediction.sort} without a reason", "say in not_scored why")
        if prediction.band and not 0 <= prediction.band.low < prediction.band.high <= 1:
            reader.add((*where, "band"), "the band does not run from low to high inside 0 to 1", "correct low and high")
        _web(reader, (*where, "resolution", "source_url"), prediction.resolution.source_url)
    for i, view in enumerate(article.views):
        _web(reader, ("views", i, "source_url"), view.source_url)
    for i, item in enumerate(article.links):
        _web(reader, ("links", i, "url"), item.url)
    _events(reader, article, root)


def _events(reader: Reader, article: Article, root: Path) -> None:
    try:
        known = {row["id"] for row in table(root, "events")}
    except BadTable:
        return
    for i, event in enumerate(article.events):
        if event not in known:
            reader.add(("events", i), f"there is no event '{event}' in data/facts/events.csv", "name one that is there")


def _web(reader: Reader, where: Where, url: str) -> None:
    if not is_web(url):
        reader.add(where, f"'{url}' is not a web address", "write it with http:// or https://")


def _argument(lesson: str, reader: Reader, paragraphs: set[str] | None) -> None:
    argument: Argument = reader.value
    if argument.id != lesson:
        reader.add(("id",), f"the id is '{argument.id}' but the folder is '{lesson}'", "make them the same")
    reader.take(findings(argument, paragraphs))


def _bank(lesson: str, reader: Reader, paragraphs: set[str] | None, pitfalls: set[str] | None, articles: dict) -> None:
    bank: q.QuestionBank = reader.value
    if bank.lesson != lesson:
        reader.add(("lesson",), f"the lesson is '{bank.lesson}' but the folder is '{lesson}'", "make them the same")
    twice(reader, ("exercises",), (e.id for e in bank.exercises))
    for i, exercise in enumerate(bank.exercises):
        where: Where = ("exercises", i)
        if not ID.fullmatch(exercise.id):
            reader.add((*where, "id"), f"'{exercise.id}' is no id", "use small letters, digits and hyphens")
        locators(reader, (*where, "loc"), exercise.loc, paragraphs)
        reader.take(exercises.KINDS[exercise.kind].problems(exercise), where)
        for path, option in exercises.options(exercise):
            if option.pitfall and pitfalls is not None and option.pitfall not in pitfalls:
                reader.add((*where, *path, "pitfall"), f"there is no pitfall '{option.pitfall}'",
                           "name one of argument.yaml's pitfalls")
        if isinstance(exercise, q.Forecast):
            article = articles.get(exercise.article)
            if article is None or exercise.prediction not in {p.id for p in article.predictions}:
                found = f"'{exercise.article}' has no prediction '{exercise.prediction}'"
                reader.add((*where, "prediction"), found, "name a prediction of that article")


def _others(root: Path) -> list[Finding]:
    """Fact tables and article order."""
    found = problems(root)
    orders: Counter[object] = Counter()
    for lesson in article_ids(root):
        try:
            orders[Marked(root / "data" / "articles" / lesson / "article.yaml").data.get("order")] += 1
        except (BadFile, AttributeError):
            continue
    for order, count in orders.items():
        if count > 1:
            found.append(Finding("data/articles", f"{count} articles have the order {order}", "number them 1, 2, 3"))
    return found
