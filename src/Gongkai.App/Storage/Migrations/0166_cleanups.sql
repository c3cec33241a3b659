-- 文件清理: campaigns over documents, with how many of them have a proposal and a decision.
create table cleanup_view (
    id text primary key not null,
    agency text not null,
    number text not null,
    name text not null,
    version bigint not null,
    stage text not null,
    opened_on text not null,
    due_on text,
    documents bigint not null,
    proposed bigint not null,
    decided bigint not null
);

create index cleanup_view_agency on cleanup_view (agency, opened_on);
