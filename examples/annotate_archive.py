"""Annotate an archive of articles and list who was said to leave which club."""

import sys
from pathlib import Path

import fodbold_ner
from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.inputs import Reading, read_inputs
from fodbold_ner.batch.outputs import open_output
from fodbold_ner.batch.paths import expand
from fodbold_ner.batch.run import annotate_articles
from fodbold_ner.formats import metadata


def main(folder: str, output: str, dates: str | None = None) -> int:
    reading = Reading(metadata=metadata.read(dates)) if dates else Reading()
    articles = read_inputs(expand([folder], without=Path(output)), reading=reading)
    failed = 0
    with open_output(output) as place:
        for record in annotate_articles(articles, fodbold_ner.load(), jobs=2):
            place.write(record)
            if isinstance(record, FailureRecord):
                failed += 1
                print(record, file=sys.stderr)
                continue
            for relation in record.relations:
                if relation.type == "departure":
                    person, club = record.entity(relation.person), record.entity(relation.club)
                    print(record.id, record.published, person.name, club.name, sep="\t")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: python annotate_archive.py FOLDER OUTPUT.jsonl [DATES.csv]")
    sys.exit(main(*sys.argv[1:]))
