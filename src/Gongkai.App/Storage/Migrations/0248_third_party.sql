-- 第三方评估 that were taken in: one line for each evaluator and year.
create table third_party (
    id text primary key not null,
    agency text not null,
    year bigint not null,
    evaluator text not null,
    version bigint not null,
    taken_on text not null,
    rows_taken bigint not null
);

create index third_party_year on third_party (year, agency);
