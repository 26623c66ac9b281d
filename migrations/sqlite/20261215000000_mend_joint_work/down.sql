DROP INDEX ndas_record_id_idx;
ALTER TABLE ndas DROP COLUMN record_id;
DROP TABLE project_waits;
ALTER TABLE requirement_links DROP COLUMN document_id;
ALTER TABLE documents DROP COLUMN shown_version;
ALTER TABLE decisions DROP COLUMN retire_by;
