DROP TABLE document_openings;
DROP TABLE document_versions;
DROP TABLE document_readers;
DROP TABLE documents;
DROP TABLE ndas;
ALTER TABLE files DROP COLUMN held;
