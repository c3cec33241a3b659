-- 年度报告的编制: one line for each agency and year.
create table year_report_view (
    id text primary key not null,
    agency text not null,
    year bigint not null,
    version bigint not null,
    stage text not null,
    begun_on text not null,
    frozen_on text,
    issued bigint not null,
    item text
);

create unique index year_report_view_agency on year_report_view (agency, year);
