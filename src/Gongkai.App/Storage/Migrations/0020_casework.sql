-- What pages list and sort: a projection of the cases' events, rebuilt from them. Dates in it are for sorting; what a page says of a
-- deadline is computed from the events when it is shown.
create table case_view (
    id text primary key not null,
    agency text not null,
    version bigint not null,
    kind text not null,
    stage text not null,
    is_open bigint not null,
    number text,
    year bigint,
    channel text not null,
    category text not null,
    topic text,
    arrived_on text not null,
    received_on text,
    due_on text,
    is_projected bigint not null,
    section text,
    officer text,
    outcome text,
    outcome_on text,
    applicant text not null,
    tracking_hash text
);

create index case_view_due on case_view (agency, is_open, due_on, id);
create index case_view_register on case_view (agency, year, number);
create index case_view_officer on case_view (officer, is_open, due_on);
create unique index case_view_tracking on case_view (tracking_hash);

-- Names of files, which may name people: sealed side rows.
create table case_file (
    case_id text not null,
    sha256 text not null,
    kind text not null,
    name_data text not null,
    media_type text not null,
    size bigint not null,
    added_on text not null,
    primary key (case_id, sha256)
);

-- Holiday notices that were loaded after the ones the program brings, in order.
create table holiday_notice (
    sequence bigint primary key not null,
    year bigint not null,
    body text not null,
    loaded_at text not null
);
