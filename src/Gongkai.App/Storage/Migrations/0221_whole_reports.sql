-- What was accepted last stands until another version is accepted or it is sent back: a version that corrects it waits beside.
create table filing_accepted (
    filing text primary key not null,
    agency text not null,
    year bigint not null,
    number bigint not null,
    body text not null
);

create index filing_accepted_of on filing_accepted (agency, year);

alter table filing_figures drop column is_accepted;
alter table filing_view drop column latest_on;

-- 本级政府年度报告: the reports that were added up when it was frozen, as JSON; null where it is one agency's alone.
alter table year_report_view add column members text;
