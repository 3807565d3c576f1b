"""Sort each item: whose voice it is, which role it plays, which sort of measure."""

from casebook.thinking.exercises.sorting import answers, check, fields, mistakes, problems

__all__ = ["answers", "check", "fields", "mistakes", "problems"]
