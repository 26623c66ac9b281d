DROP TABLE figure_settings;
DROP TABLE acquisition_spends;
DROP TABLE figure_decisions;
