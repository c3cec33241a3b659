-- 年度报告档案: every version of a report that was filed or issued, with its figures. One table in place of two that had parts of it.
create table report_version (
    subject text not null,
    number bigint not null,
    agency text not null,
    member text not null,
    name text not null,
    year bigint not null,
    version bigint not null,
    received_on text not null,
    way text not null,
    sha256 text not null,
    file_name text not null,
    counts bigint not null,
    is_latest bigint not null,
    published_on text,
    item text,
    errors bigint not null,
    warnings bigint not null,
    body text not null,
    sentences text not null,
    primary key (subject, number)
);

-- By it a change is noticed without reading a single version.
create index report_version_of on report_version (agency, year, member, version);
create index report_version_member on report_version (member, year);
create index report_version_item on report_version (item) where item is not null;

drop table filing_accepted;
drop table filing_figures;
