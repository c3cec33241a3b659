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

create trigger search_entry_entered after insert on search_entry begin
    insert into search_change (subject, number, mark)
    select new.subject, coalesce(max(number), 0) + 1, hex(randomblob(8)) from search_change where true
    on conflict (subject) do update set number = excluded.number, mark = excluded.mark;
end;

create trigger search_entry_changed after update on search_entry begin
    insert into search_change (subject, number, mark)
    select new.subject, coalesce(max(number), 0) + 1, hex(randomblob(8)) from search_change where true
    on conflict (subject) do update set number = excluded.number, mark = excluded.mark;
end;

create trigger search_entry_removed after delete on search_entry begin
    insert into search_change (subject, number, mark)
    select old.subject, coalesce(max(number), 0) + 1, hex(randomblob(8)) from search_change where true
    on conflict (subject) do update set number = excluded.number, mark = excluded.mark;
end;
