-- A term, and a message, is about a matter, whatever its kind: its stream says which. The terms are written anew from the events.
drop table term_view;

create table term_view (
    subject text not null,
    kind text not null,
    agency text not null,
    name text not null,
    title text not null,
    started_on text not null,
    due_on text,
    waits bigint not null,
    post text not null,
    section text,
    officer text,
    primary key (subject, kind)
);

create index term_view_agency on term_view (agency, waits, due_on, section, officer);
create index term_view_due on term_view (waits, due_on);

alter table outbox add column matter text;
