"""How well the pipeline does, against articles that people annotated."""
