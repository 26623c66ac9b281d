DROP TABLE decision_scores;
DROP TABLE decision_deciders;
DROP TABLE decision_boards;
DROP TABLE decision_positions;
DROP TABLE decisions;
