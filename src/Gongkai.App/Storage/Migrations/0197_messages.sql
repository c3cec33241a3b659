-- 留言和网站找错: what one of the public wrote to an agency on its website; nothing in it but what is counted. Words and people lie sealed.
create table message_view (
    id text primary key not null,
    agency text not null,
    kind text not null,
    number text not null,
    version bigint not null,
    stage text not null,
    received_on text not null,
    due_on text not null,
    section text,
    code_hash text not null,
    direction text,
    done_on text,
    public_on text,
    item text,
    erasure_proposed_by text
);

create index message_view_agency on message_view (agency, received_on);
create index message_view_open on message_view (agency, received_on) where done_on is null;
create index message_view_public on message_view (agency, public_on, id) where public_on is not null;
create index message_view_code on message_view (code_hash);
