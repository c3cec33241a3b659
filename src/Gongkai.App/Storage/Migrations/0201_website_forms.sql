-- 网站工作年度报表, one row for each site and year: how it stands, the figures that were approved last, and those that the public has.
create table website_form_view (
    id text primary key not null,
    agency text not null,
    website text not null,
    year bigint not null,
    version bigint not null,
    stage text not null,
    number bigint not null,
    handed_in_on text null,
    approved text null,
    published_on text null,
    published text null
);

create index website_form_agency on website_form_view (agency, year);
create index website_form_website on website_form_view (website, year);
