-- What is searchable, written with the views that it is said of; and which of it has changed since when. Triggers keep the second in step, whoever writes.
create table search_entry (
    subject text primary key not null,
    kind text not null,
    agency text not null,
    needs text,
    title text not null,
    number text,
    on_day text,
    is_spent bigint not null,
    facets text not null,
    body text not null,
    hash text not null
);

create table search_change (
    subject text primary key not null,
    number bigint not null,
    mark text not null
);

create unique index search_change_number on search_change (number);

create function search_entry_touched() returns trigger language plpgsql as $$
begin
    insert into search_change (subject, number, mark)
    select case when tg_op = 'DELETE' then old.subject else new.subject end, coalesce(max(number), 0) + 1, gen_random_uuid()::text from search_change
    on conflict (subject) do update set number = excluded.number, mark = excluded.mark;
    return null;
end
$$;

create trigger search_entry_touched after insert or update or delete on search_entry for each row execute function search_entry_touched();
