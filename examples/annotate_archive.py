"""Annotate an archive of articles and list who was said to leave which club.

Usage: python annotate_archive.py FOLDER OUTPUT.jsonl
"""

import sys
from pathlib import Path

import fodbold_ner
from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.inputs import read_inputs
from fodbold_ner.batch.outputs import open_output
from fodbold_ner.batch.paths import expand
from fodbold_ner.batch.run import annotate_articles


def main(folder: str, output: str) -> None:
    nlp = fodbold_ner.load()
    articles = read_inputs(expand([folder], without=Path(output)))
    with open_output(Path(output)) as place:
        for record in annotate_articles(articles, nlp, jobs=2):
            place.write(record)
            if isinstance(record, FailureRecord):
                print(record, file=sys.stderr)
                continue
            for relation in record.relations:
                if relation.type == "departure":
                    person, club = record.entity(relation.person), record.entity(relation.club)
                    print(record.id, person.name, club.name, relation.certainty, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
