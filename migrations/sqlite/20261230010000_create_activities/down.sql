DROP TABLE call_hooks;
DROP TABLE calendar_feeds;
DROP TABLE mail_templates;
DROP TABLE activity_mails;
DROP TABLE activities;
DROP TABLE contact_plans;
