-- 问卷调查: surveys, and what was answered to them; nobody is asked who he is, and what was written lies sealed.
create table survey_view (
    id text primary key not null,
    agency text not null,
    number text not null,
    title text not null,
    version bigint not null,
    stage text not null,
    from_on text not null,
    until_on text not null,
    published_on text
);

create index survey_view_agency on survey_view (agency, until_on);

create table survey_answer (
    id text primary key not null,
    survey text not null,
    body text not null
);

create index survey_answer_survey on survey_answer (survey, id);
