-- 年度报告的报送: one line for each authority, agency and year.
create table filing_view (
    id text primary key not null,
    agency text not null,
    member text not null,
    year bigint not null,
    number bigint not null,
    name text not null,
    version bigint not null,
    stage text not null,
    submit_by text not null,
    publish_by text not null,
    law_day text not null,
    filed_on text,
    latest_on text,
    published_on text,
    versions bigint not null,
    errors bigint not null,
    warnings bigint not null,
    unexplained bigint not null,
    returns bigint not null,
    missed bigint not null,
    due_on text,
    code_hash text
);

create unique index filing_view_of on filing_view (agency, year, member);
create index filing_view_member on filing_view (member, year);
create index filing_view_code on filing_view (code_hash);
create index filing_view_due on filing_view (stage, due_on);

-- The figures of the latest version: what is added up, and held against next year's.
create table filing_figures (
    filing text primary key not null,
    agency text not null,
    year bigint not null,
    number bigint not null,
    is_accepted bigint not null,
    sha256 text not null,
    file_name text not null,
    body text not null
);

create index filing_figures_of on filing_figures (agency, year);
