-- 网站能否打开: one row for each address that is probed and day.
create table website_probe (
    target text not null,
    day text not null,
    agency text not null,
    address text not null,
    tries bigint not null,
    failures bigint not null,
    slowest bigint not null,
    last_at text not null,
    last_word text not null,
    last_failed bigint not null,
    primary key (target, day)
);

create index website_probe_agency on website_probe (agency, day);
