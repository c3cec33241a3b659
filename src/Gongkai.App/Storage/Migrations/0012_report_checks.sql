-- Annual reports kept by an officer; what is wrong with them is found anew each time.
create table report_check (
    id text primary key not null,
    agency text not null references agency (id),
    kept_by text not null references person (id),
    kept_at text not null,
    file_name text not null,
    file_hash text not null,
    previous_name text,
    previous_hash text,
    year bigint,
    version bigint not null
);

create index report_check_agency on report_check (agency, kept_at);

-- Findings that an officer has accepted, with the reason: good for the same finding in every later check of the agency's report.
create table finding_acceptance (
    agency text not null references agency (id),
    key text not null,
    reason text not null,
    accepted_by text not null references person (id),
    accepted_at text not null,
    primary key (agency, key)
);
