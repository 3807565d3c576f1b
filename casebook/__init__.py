"""Roads to Geneva: take a policy argument apart.

>>> from casebook import article
>>> geneva = article("geneva-2017")
>>> geneva.walk()
"""

from casebook.lesson import article, key, lesson, progress

__all__ = ["article", "key", "lesson", "progress"]
__version__ = "0.1.0"
