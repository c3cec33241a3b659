-- 督办、整改、通报、约谈: one line for each.
create table order_view (
    id text primary key not null,
    agency text not null,
    authority text not null,
    kind text not null,
    number text not null,
    name text not null,
    version bigint not null,
    stage text not null,
    issued_on text not null,
    due_on text not null,
    missed bigint not null,
    is_missed bigint not null,
    problems bigint not null,
    closed bigint not null,
    closed_on text,
    accountability bigint not null,
    origin text
);

create index order_view_authority on order_view (authority, issued_on);
create index order_view_agency on order_view (agency, issued_on);
create index order_view_due on order_view (stage, due_on);
create index order_view_origin on order_view (origin);
