-- Codes that were issued anew, and codes that are void; the first code of a case stands in its first event. Hashes alone.
create table tracking_code (
    hash text primary key not null,
    case_id text not null,
    issued_at text not null,
    is_void bigint not null
);

create index tracking_code_case on tracking_code (case_id);

-- Who has lost a code and says so waits here, sealed, until it was looked for: what he sees does not depend on what is found.
create table code_request (
    id text primary key not null,
    agency text not null,
    asked_at text not null,
    words text not null
);
