DROP TABLE project_digests;
