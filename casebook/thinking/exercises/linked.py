"""Linked or convergent: cover one premise; does the other alone still give a reason?"""

from casebook.thinking.exercises.sorting import answers, check, fields, mistakes, problems

__all__ = ["answers", "check", "fields", "mistakes", "problems"]
