-- 指标体系: one line for each authority, year and sort of agencies; the content lies in the events.
create table indicator_system (
    id text primary key not null,
    agency text not null,
    year bigint not null,
    variant text not null,
    name text not null,
    version bigint not null,
    indicators bigint not null
);

create index indicator_system_of on indicator_system (agency, year);

-- 政务公开考核: one line for each authority, agency and year.
create table assessment_view (
    id text primary key not null,
    agency text not null,
    authority text not null,
    name text not null,
    year bigint not null,
    system text not null,
    system_version bigint not null,
    version bigint not null,
    stage text not null,
    self_by text not null,
    self_total text,
    total text,
    grade text,
    appeal_by text,
    sections bigint not null,
    signed bigint not null,
    published_on text
);

create unique index assessment_view_of on assessment_view (authority, year, agency);
create index assessment_view_agency on assessment_view (agency, year);
