-- Files taken for applications that are still being filled in; a row is gone when the application is sent, or after a day with its file.
create table pending_upload (
    hash text not null,
    owner text not null,
    taken_at text not null,
    primary key (hash, owner)
);

create index pending_upload_taken on pending_upload (taken_at);

-- What is public already: published items, and replies that the agency has released as a summary. Offered to those who ask for it again.
create table public_answer (
    id text primary key not null,
    agency text not null,
    kind text not null,
    title text not null,
    summary text not null,
    place text not null,
    published_on text not null,
    version bigint not null
);

create index public_answer_agency on public_answer (agency, published_on);

-- Pairs of characters of title and summary.
create table public_answer_gram (
    gram text not null,
    answer text not null references public_answer (id) on delete cascade,
    primary key (gram, answer)
);

create index public_answer_gram_answer on public_answer_gram (answer);

-- Cases that came from a workbook, so that the same row is not imported twice.
create table imported_case (
    agency text not null,
    number text not null,
    case_id text not null,
    primary key (agency, number)
);

create table import_report (
    id text primary key not null,
    agency text not null,
    made_at text not null,
    who text not null,
    body text not null
);
