"""The stance of each author on a point. Silent is not against."""

from casebook.thinking.exercises.sorting import answers, check, fields, mistakes, problems

__all__ = ["answers", "check", "fields", "mistakes", "problems"]
