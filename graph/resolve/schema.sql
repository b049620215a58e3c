-- The index of resolution, on disk so that memory does not grow with the number of documents.
-- document: numbered in the order of their ids. appearance: an entity of one document; part tells namesakes apart.
-- node: appearances that are one thing by name (family, key, part); root: the node that stands for the whole thing.
CREATE TABLE document (doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, region TEXT);
CREATE TABLE appearance (
    doc INTEGER NOT NULL, local TEXT NOT NULL, type TEXT NOT NULL, family TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
    part TEXT NOT NULL DEFAULT '', academician INTEGER NOT NULL DEFAULT 0, node INTEGER, PRIMARY KEY (doc, local)) WITHOUT ROWID;
CREATE TABLE alias (doc INTEGER NOT NULL, local TEXT NOT NULL, surface TEXT NOT NULL, key TEXT NOT NULL, distinctive INTEGER NOT NULL,
    PRIMARY KEY (doc, local, surface)) WITHOUT ROWID;
-- tie: what a document links a person or a team with; post is 1 for an employer or the body that the person heads.
CREATE TABLE tie (doc INTEGER NOT NULL, local TEXT NOT NULL, other TEXT NOT NULL, post INTEGER NOT NULL, PRIMARY KEY (doc, local, other)) WITHOUT ROWID;
CREATE TABLE parthood (doc INTEGER NOT NULL, local TEXT NOT NULL, whole TEXT NOT NULL, PRIMARY KEY (doc, local, whole)) WITHOUT ROWID;
CREATE TABLE node (node INTEGER PRIMARY KEY, family TEXT NOT NULL, key TEXT NOT NULL, part TEXT NOT NULL, root INTEGER, type TEXT, name TEXT,
    documents INTEGER, iri TEXT, UNIQUE (family, key, part));
CREATE TABLE joined (node_a INTEGER NOT NULL, node_b INTEGER NOT NULL, rule TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE thing (thing INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT NOT NULL, documents INTEGER NOT NULL);
CREATE TABLE label (thing INTEGER NOT NULL, surface TEXT NOT NULL, hidden INTEGER NOT NULL, PRIMARY KEY (thing, surface)) WITHOUT ROWID;
CREATE TABLE member (doc INTEGER NOT NULL, local TEXT NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (doc, local)) WITHOUT ROWID;
CREATE INDEX appearance_key ON appearance (family, key, part);
CREATE INDEX appearance_node ON appearance (node);
CREATE INDEX alias_key ON alias (key) WHERE distinctive;
CREATE INDEX node_root ON node (root);
CREATE INDEX node_iri ON node (iri);
CREATE INDEX member_thing ON member (thing);
