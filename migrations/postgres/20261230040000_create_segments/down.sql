DROP TABLE segment_checks;
DROP TABLE segment_moves;
DROP TABLE segment_members;
DROP TABLE segments;
