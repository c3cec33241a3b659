-- 公众意见: what one of the public said to a draft or against a notice; nothing in it but what is counted. Words and people lie sealed.
create table opinion_view (
    id text primary key not null,
    agency text not null,
    item text not null,
    kind text not null,
    number text not null,
    version bigint not null,
    stage text not null,
    way text not null,
    outcome text,
    received_on text not null,
    until_on text not null,
    due_on text,
    section text,
    code_hash text,
    erasure_proposed_by text
);

create index opinion_view_item on opinion_view (item, received_on);
create index opinion_view_agency on opinion_view (agency, stage, until_on);
create index opinion_view_code on opinion_view (code_hash) where code_hash is not null;
