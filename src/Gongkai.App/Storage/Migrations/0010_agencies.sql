create table agency (
    id text primary key not null,
    superior text references agency (id),
    name text not null,
    level text not null,
    standing text not null,
    code_word text not null,
    office text not null,
    address text not null,
    postcode text not null,
    telephone text not null,
    fax text not null,
    email text not null,
    hours text not null,
    government text not null,
    government_address text not null,
    government_online text not null,
    department text not null,
    department_address text not null,
    department_online text not null,
    court text not null,
    from_on text not null,
    until_on text,
    version bigint not null
);

create index agency_superior on agency (superior);

-- Other names of the same body, and names it had before.
create table agency_alias (
    agency text not null references agency (id),
    name text not null,
    folded text not null,
    from_on text,
    until_on text,
    primary key (agency, folded)
);

create table section (
    id text primary key not null,
    agency text not null references agency (id),
    name text not null,
    from_on text not null,
    until_on text
);

create index section_agency on section (agency);

create table agency_settings (
    agency text not null references agency (id),
    name text not null,
    body text not null,
    primary key (agency, name)
);
