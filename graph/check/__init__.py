"""check: whether a graph is as the ontology wants it, told so that a person can put it right.

Enters: a store, a file or the lines of a build. Leaves: a ``ValidationReport``, explained with names, rules in words and the
sentences of the documents, as a table, JSON, Turtle (W3C ``sh:ValidationReport``) or an offline page.
"""
