-- 问题清单 that were taken in: one line for each.
create table problem_list (
    id text primary key not null,
    agency text not null,
    name text not null,
    taken_on text not null,
    problems bigint not null,
    orders bigint not null
);

create index problem_list_agency on problem_list (agency, taken_on);
