create table complaint (
    id text primary key not null,
    agency text not null,
    authority text not null,
    case_id text not null,
    filed_on text not null,
    words text not null,
    answered_on text,
    answer text
);

create index complaint_authority on complaint (authority, answered_on, filed_on);
create index complaint_case on complaint (case_id, filed_on);
