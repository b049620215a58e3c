"""atlas: the innovation ecosystem of a region or an industry as two charts and five lists (2图5表), and what goes with them.

Where it sits: after store, beside query, match and show. What enters: the store of a build and, where wanted, a region and an
industry. What leaves: an ``Atlas``: sections of tables whose every cell leads to its sentences; ``graph.atlas.page`` makes one offline
HTML document of it and ``graph.atlas.workbook`` an xlsx file. Nothing in the atlas is written by hand: a table without rows says what
kind of document would fill it.
"""
