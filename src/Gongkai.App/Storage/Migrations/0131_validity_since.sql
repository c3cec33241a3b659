-- From which day what was said of a document's validity holds.
alter table public_item add column validity_since text;
