-- The kinds of items that an agency has chosen for a column, by their codes with commas; empty where it has chosen none.
alter table public_column add column kinds text not null default '';
