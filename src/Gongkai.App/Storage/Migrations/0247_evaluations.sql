-- 社会评议: whom a survey evaluates, of which year; and codes that were given out and not used. With its answer a code is gone.
alter table survey_view add column evaluated text;
alter table survey_view add column evaluated_year bigint;

create index survey_view_evaluated on survey_view (evaluated, evaluated_year);

create table survey_invitation (
    hash text primary key not null,
    survey text not null
);
