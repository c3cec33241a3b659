-- 政府网站登记簿, and the rows of the yearly form that were loaded.
create table website (
    id text primary key not null,
    agency text not null,
    version bigint not null,
    kind text not null,
    name text not null,
    address text not null,
    host text not null,
    competent text not null,
    operator text not null,
    identity_code text not null,
    icp text not null,
    police text not null,
    is_platform bigint not null,
    responsible text not null,
    opened_on text not null,
    closed_on text null
);

create index website_agency on website (agency);

create table website_form_edition (
    sequence bigint primary key not null,
    from_year bigint not null,
    body text not null,
    loaded_at text not null
);
