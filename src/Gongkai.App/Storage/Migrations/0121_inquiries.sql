-- 首问: inquiries and who answers for them, written from their events.
create table inquiry_view (
    id text primary key not null,
    agency text not null,
    number text not null,
    version bigint not null,
    stage text not null,
    way text not null,
    kind text not null,
    received_on text not null,
    due_on text,
    section text,
    officer text,
    code_hash text
);

create index inquiry_view_agency on inquiry_view (agency, due_on, received_on);
create unique index inquiry_view_code on inquiry_view (code_hash);
