create table person (
    id text primary key not null,
    name text not null,
    sign_in text not null,
    sign_in_folded text not null unique,
    email text not null,
    telephone text not null,
    password_hash text,
    must_change_password bigint not null,
    security_stamp text not null,
    failures bigint not null,
    locked_until text,
    second_factor_key text,
    second_factor_on bigint not null,
    second_factor_step bigint not null,
    external_subject text unique,
    ended_on text,
    version bigint not null
);

create table recovery_code (
    person text not null references person (id),
    hash text not null,
    primary key (person, hash)
);

create table post (
    id text primary key not null,
    person text not null references person (id),
    agency text not null references agency (id),
    section text references section (id),
    role text not null,
    title text not null,
    from_on text not null,
    until_on text
);

create index post_person on post (person);
create index post_agency on post (agency, role);

-- While one person is away, another holds all the posts of the first.
create table deputy (
    id text primary key not null,
    absent text not null references person (id),
    deputy text not null references person (id),
    reason text not null,
    from_on text not null,
    until_on text not null
);

create index deputy_deputy on deputy (deputy);
create index deputy_absent on deputy (absent);

create table session (
    id text primary key not null,
    person text not null references person (id),
    browser text not null,
    begun_at text not null,
    seen_at text not null,
    ended_at text
);

create index session_person on session (person);
