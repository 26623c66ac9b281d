-- What is counted of a survey beside its responses: figures that move in batches while it is live,
-- and where people gave up, which outlives what they had begun.
CREATE TABLE survey_tallies (
    survey_id BLOB NOT NULL PRIMARY KEY REFERENCES surveys (record_id),
    -- JSON: by variable and cell the counts of all, of those shown, and of those with the next batch.
    live TEXT NOT NULL,
    -- JSON: how many were left standing at which question when the survey closed.
    left_at TEXT NOT NULL
) STRICT;
