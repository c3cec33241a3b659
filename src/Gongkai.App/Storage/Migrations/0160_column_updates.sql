-- When something in a column was changed last, found at the end of an index.
create index public_item_amended on public_item (agency, column_id, changed_at) where withdrawn_on is null and changed_at is not null;
