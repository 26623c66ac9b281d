DROP TABLE idea_sources;
DROP TABLE idea_vote_evidence;
DROP TABLE idea_votes;
DROP TABLE ideas;
