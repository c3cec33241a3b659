-- Which rule found how much in which content, night by night; never what it found.
create table scan_finding (
    item text not null,
    content text not null,
    code text not null,
    agency text not null,
    severity text not null,
    times bigint not null,
    first_on text not null,
    seen_on text not null,
    settled_on text,
    accepted bigint not null,
    other text,
    alike bigint,
    primary key (item, content, code)
);

create index scan_finding_agency on scan_finding (agency, settled_on);

create table scan_round (
    day text primary key not null,
    items bigint not null
);

-- What attachments say, taken apart for the scanners; sealed, by the hash of the file.
create table scanned_file (
    id text primary key not null,
    version bigint not null,
    key text not null,
    sealed text not null
);

create index public_item_title on public_item (agency, title);

create index file_use_owner on file_use (owner);
