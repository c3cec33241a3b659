-- What is said of something that can be found beside its text: its kind, its column, its topic, its own days.
alter table search_entry add column about text not null default '';
