DROP TABLE survey_text_tags;
DROP TABLE survey_waves;
