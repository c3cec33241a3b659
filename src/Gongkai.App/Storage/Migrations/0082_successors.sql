-- Who goes on with what an abolished agency did.
alter table agency add column successor text;
