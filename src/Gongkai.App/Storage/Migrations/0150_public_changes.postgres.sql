-- How often what the public sees has changed: moved by whatever changes it, within the same writing; once for each transaction.
create table public_change (
    name text primary key not null,
    number bigint not null,
    moved_by bigint not null
);

insert into public_change (name, number, moved_by) values ('portal', 1, 0);

create function public_change_move() returns trigger language plpgsql as $$
begin
    update public_change set number = number + 1, moved_by = txid_current() where moved_by <> txid_current();
    return null;
end $$;

create trigger public_change after insert or update or delete on public_item for each statement execute function public_change_move();
create trigger public_change after insert or update or delete on public_column for each statement execute function public_change_move();
create trigger public_change after insert or update or delete on basic_catalogue for each statement execute function public_change_move();
create trigger public_change after insert or update or delete on public_answer for each statement execute function public_change_move();
create trigger public_change after insert or update on agency for each statement execute function public_change_move();
create trigger public_change after insert or update on agency_settings for each statement execute function public_change_move();

create index public_item_latest on public_item (agency, published_on, id) where withdrawn_on is null;
create index public_item_in_column on public_item (agency, column_id, published_on, id) where withdrawn_on is null;
create index public_item_of_kind on public_item (agency, kind, published_on, id) where withdrawn_on is null;
create index public_item_open on public_item (agency, open_until) where open_until is not null;
