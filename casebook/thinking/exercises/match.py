"""Match evidence to claims. Some claims have none: "none" is an answer."""

from casebook.thinking.exercises.sorting import answers, check, fields, mistakes, problems

__all__ = ["answers", "check", "fields", "mistakes", "problems"]
