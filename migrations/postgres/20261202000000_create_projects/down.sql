DROP TABLE project_turns;
DROP TABLE project_questions;
DROP TABLE project_milestones;
DROP TABLE project_members;
DROP TABLE project_parties;
DROP TABLE projects;
