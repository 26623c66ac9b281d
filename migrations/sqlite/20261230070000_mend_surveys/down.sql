DROP TABLE survey_files;
