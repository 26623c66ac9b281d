DROP TABLE requirement_links;
DROP TABLE requirement_claims;
DROP TABLE requirement_reviews;
DROP TABLE requirement_changes;
DROP TABLE requirements;
DROP TABLE requirement_lists;
