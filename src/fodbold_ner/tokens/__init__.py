"""Stage `tokens`: sentences, dates and money of Danish football news, as plain spans of text."""

from fodbold_ner.tokens.dates import DateMatch, find_dates
from fodbold_ner.tokens.money import MoneyMatch, find_money
from fodbold_ner.tokens.sentences import split_sentences

__all__ = ["DateMatch", "MoneyMatch", "find_dates", "find_money", "split_sentences"]
