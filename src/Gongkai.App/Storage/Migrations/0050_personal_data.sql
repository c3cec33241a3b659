-- Who opened personal data of a case, and what for: from the events of the streams opened/….
create table opening_view (
    stream text not null,
    version bigint not null,
    agency text not null,
    case_id text not null,
    who text not null,
    authority text not null,
    at text not null,
    purpose text not null,
    words text,
    primary key (stream, version)
);

create index opening_view_agency on opening_view (agency, at);

-- Archived files with their periods, from the cases' events.
create table archive_view (
    id text primary key not null,
    agency text not null,
    number text,
    archived_on text not null,
    kept_through text not null,
    erased_on text,
    certificate text
);

create index archive_view_agency on archive_view (agency, erased_on, kept_through);
