-- What is asserted, as rows, on disk: the exports, the network page and the derivation rules read it.
CREATE TABLE thing (iri TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, documents INTEGER NOT NULL,
    degree INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE fact (head TEXT NOT NULL, relation TEXT NOT NULL, tail TEXT NOT NULL, document TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    quote TEXT NOT NULL, status TEXT NOT NULL, confidence REAL NOT NULL, rule TEXT NOT NULL, amount REAL, date TEXT);
CREATE TABLE number (subject TEXT NOT NULL, metric TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, bound TEXT NOT NULL,
    document TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, quote TEXT NOT NULL, confidence REAL NOT NULL, rule TEXT NOT NULL, date TEXT);
CREATE TABLE document (id TEXT PRIMARY KEY, title TEXT NOT NULL, entities INTEGER NOT NULL, claims INTEGER NOT NULL, observations INTEGER NOT NULL,
    misfits INTEGER NOT NULL, iri TEXT NOT NULL UNIQUE, quads TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE misfit (document TEXT NOT NULL, claim TEXT NOT NULL, head TEXT NOT NULL, relation TEXT NOT NULL, tail TEXT NOT NULL, quote TEXT NOT NULL,
    reason TEXT NOT NULL);
CREATE TABLE edge (head TEXT NOT NULL, relation TEXT NOT NULL, tail TEXT NOT NULL, facts INTEGER NOT NULL, documents INTEGER NOT NULL,
    planned INTEGER NOT NULL, confidence REAL NOT NULL, PRIMARY KEY (head, relation, tail)) WITHOUT ROWID;
