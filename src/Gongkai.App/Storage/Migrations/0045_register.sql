-- What the annual report and the statistics count of each case, beside case_view and from the same events.
create table register_view (
    id text primary key not null,
    agency text not null,
    number text,
    kind text not null,
    category text not null,
    channel text not null,
    received_on text,
    due_on text,
    outcome text,
    ended_on text,
    is_served bigint not null,
    joined_into text,
    split_from text,
    correction_on text,
    extension_on text,
    consulted_on text not null,
    fee_notice_on text,
    fee_paid_on text,
    fee bigint not null
);

create index register_view_year on register_view (agency, received_on);
create index register_view_joined on register_view (agency, joined_into);

-- 行政复议、行政诉讼, from their own events.
create table review_view (
    id text primary key not null,
    agency text not null,
    request text not null,
    version bigint not null,
    kind text not null,
    organ text not null,
    number text,
    stage text not null,
    filed_on text not null,
    due_on text,
    first_result text,
    first_on text,
    result text,
    result_on text
);

create index review_view_agency on review_view (agency, filed_on);
create index review_view_request on review_view (request);

-- Figures of a year as they were frozen, with the cases behind each cell.
create table frozen_year (
    agency text not null,
    year bigint not null,
    frozen_on text not null,
    who text not null,
    body text not null,
    primary key (agency, year)
);
