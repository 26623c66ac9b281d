-- Who asked to let a decision go: nobody agrees for another organisation to what they asked for.
ALTER TABLE decisions ADD COLUMN retire_by uuid REFERENCES memberships (id);

-- The version that others than the owner see of a document: drafts do not move it.
ALTER TABLE documents ADD COLUMN shown_version integer NOT NULL DEFAULT 1;
UPDATE documents SET shown_version = version;

-- A requirement may be linked to a document of its project.
ALTER TABLE requirement_links ADD COLUMN document_id uuid REFERENCES documents (id);

-- What features above projects say of items that wait for organisations.
CREATE TABLE project_waits (
    item_id uuid NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    record_id uuid NOT NULL REFERENCES records (id),
    item_kind text NOT NULL,
    title text NOT NULL,
    PRIMARY KEY (item_id, organisation_id)
);
CREATE INDEX project_waits_record_id_idx ON project_waits (record_id);
INSERT INTO project_waits (item_id, organisation_id, record_id, item_kind, title)
SELECT requirement_claims.id, project_parties.organisation_id, requirement_claims.record_id, 'claim',
    'R' || requirements.number || ': ' || substr(requirements.text, 1, 80)
FROM requirement_claims
JOIN requirements ON requirements.id = requirement_claims.requirement_id
JOIN project_parties ON project_parties.record_id = requirement_claims.record_id
WHERE requirement_claims.state = 'open' AND project_parties.state = 'accepted'
    AND project_parties.organisation_id <> requirement_claims.organisation_id;

-- Where an agreement on secrecy is told of and talked about.
ALTER TABLE ndas ADD COLUMN record_id uuid REFERENCES records (id);
CREATE INDEX ndas_record_id_idx ON ndas (record_id);
