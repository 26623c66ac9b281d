DROP TABLE demand_decisions;
DROP TABLE topic_phrases;
DROP TABLE demand_alarms;
DROP TABLE radar_checks;
DROP TABLE radar_settings;
