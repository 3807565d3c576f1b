"""Roads to Geneva: take a policy argument apart.

>>> from casebook import lesson
>>> geneva = lesson("geneva-2017")
>>> geneva.walk()
"""

from casebook.notebook import article, key, lesson, progress

__all__ = ["article", "key", "lesson", "progress"]
__version__ = "0.1.0"
