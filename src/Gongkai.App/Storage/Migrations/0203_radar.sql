-- 公开雷达: what each line found of each agency on each day, read once a day; history and comparisons come from it.
create table radar_day (
    agency text not null,
    day text not null,
    kind text not null,
    found bigint not null,
    oldest text,
    primary key (agency, day, kind)
);

-- What the lines and the statistics ask.
create index public_item_article on public_item (agency, article) where withdrawn_on is null and article is not null;
create index public_item_counted on public_item (agency, published_on, kind, column_id);
create index case_view_arrived on case_view (agency, arrived_on);
